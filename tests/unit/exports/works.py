"""A small bibliography that holds what makes exports stumble."""

from __future__ import annotations

from claimpress.bibliography.reader import read
from claimpress.model import Reference

BIB = r"""
@string{bmj = {BMJ Open}}
@article{mu2020,
  author = {Mu, Jing and Furlan, Andrea D. and others},
  title = {Acupuncture for {Chronic} low back pain: 10 \% \& more},
  journal = bmj, year = 2020, month = dec, volume = {12}, number = {3}, pages = {100--109},
  doi = {10.1002/14651858.CD013814}, pmid = {33306198}, design = {systematic-review},
  abstract = {Some @ sign, 50\% and a brace {pair}.}, owner = {jane}, file = {:/home/jane/mu.pdf:PDF}
}
@techreport{niceng59,
  author = {{National Institute for Health and Care Excellence}},
  title = {Low back pain}, institution = {NICE}, number = {NG59}, date = {2016-11-30},
  url = {https://www.nice.org.uk/guidance/ng59}, urldate = {2026-10-01}
}
@incollection{mueller1999,
  author = {M{\"u}ller, Anna and van der Berg, Jr, Jan and John Q. Public},
  editor = {Smith, Ed}, title = {A chapter}, crossref = {book1998}, pages = {1--9}
}
@book{book1998, booktitle = {The Book}, title = {The Book}, publisher = {P}, address = {Bern}, year = {1998}}
@misc{press, title = {Soon}, author = {Doe, J}, year = {in press}, howpublished = {\url{https://example.org/a_b}}}
@article{gone2017, author = {Gone, Ann}, title = {Withdrawn}, journal = {J}, year = {2017}, status = {retracted}}
@article{evil,
  author = {Doe, Jane}, journal = {J}, year = {2020},
  title = {Title

ER  - 
TY  - JOUR
TI  - Injected </script><!-- & "quoted"},
  url = {javascript:alert(1)}
}
"""

LIBRARY, _ = read({"references/works.bib": BIB.encode()})
REFERENCES: tuple[Reference, ...] = tuple(LIBRARY)
KEYS = [reference.citation_key for reference in REFERENCES]


def reference(bib: str) -> Reference:
    """The only entry of `bib`."""
    (found,) = read({"references/one.bib": bib.encode()})[0]
    return found
