"""Sentences that look like claims and are none, a class at a time, and the claims that stand next to them."""

from __future__ import annotations

import pytest

from claimpress.detection.claims import detect
from claimpress.model import Block, BlockKind, Location, Sentence

HERE = Location("page.md", 1, 1)
PROSE = Block(BlockKind.PROSE, HERE)


def is_claim(text: str) -> bool:
    return detect(Sentence(text, HERE, 0), PROSE).needs_source


NONE = {
    "a lead-in that asserts nothing": """
        The main benefits are:
        Common side effects of the tablets include:
        The possible complications of a hernia repair are as follows:
        Signs that an implant is failing include the following:
        Reasons for a lasting cough include:
        Things that trigger hives are:
        Risks of sedation include:
    """,
    "rooms, equipment and staff of a clinic, also by their first names": """
        Our scanner can make a model of your jaw in two minutes.
        Our new mill can make a bridge while you wait.
        In the morning our team lifts each embryo into a straw and sets it in the tank.
        Before the fitting our nurses set the pump to your weight.
        Priya or Tom will test your grip and the feeling in your fingers.
        Lena will assess your gait and balance on the treadmill.
        Hannah greets you at the door and treats you in the blue room.
        Omar sees you on the ward and treats you before you go home.
    """,
    "discounts, hours and licences": """
        Mention this page for 15% off your first filling.
        The drip takes about half an hour while you read.
        Both nurses are licensed in two states and have 30 years of practice between them.
    """,
    "what is done to the skin, in the passive": """
        The gel is brushed on and wiped off again.
        Your gum is numbed and dried.
        The area is brushed, rinsed and draped.
    """,
    "where goods, pages and people come from": """
        The wax comes from bees kept on our own roof.
        It comes from the school nurses of the county.
        Our oats come from farms within ten miles.
        The honey in the syrup comes from New Zealand, and each jar is tested for purity.
        These leaflets come from the cancer charity.
        Most of our clients come from two villages nearby.
    """,
    "quantities that are none, and notice that is a term": """
        The technician places the lashes one by one and lifts them with a brush.
        The needles come out one by one before you go.
        With one week's notice there is nothing to pay for a lost visit.
        We ask for two days' notice if you cannot come.
        With three hours' notice another family can have the hour.
        At short notice we may pass your place on.
    """,
    "nouns and verbs that only look like those of a claim": """
        Ride, row and climb without pain before you play a match.
        Warm up your ankles for ten minutes before a match.
        Hold the stethoscope where the heart beats in your baby's chest.
        Tell the midwife when the sound beats with your pulse.
        Your sutures will dissolve, so there are none to take out.
    """,
    "safety-netting, whatever stands after its if": """
        See your dentist the same day if a tooth feels longer than before, or your gum is bleeding more than usual.
        Ring 999 if your chest pain lasts longer than fifteen minutes, spreads to the arm or makes you sick.
        Contact the ward if the wound is redder than yesterday, smells or leaks.
        See a doctor at once if a mole bleeds, grows faster than the others or causes pain.
        Call your midwife if your baby moves less than usual, you are bleeding or your headache gets worse.
        Get help straight away if one pupil is larger than the other or you are sick more than twice.
        Speak to a pharmacist if your rash spreads, the itch is worse at night or the cream causes burning.
    """,
    "what doctors call something": """
        Doctors now call this long COVID.
        Dentists call it dry socket.
        Doctors call this frozen stage adhesive capsulitis.
        Psychologists now call this burnout.
        Surgeons call it a keyhole repair.
        Eye doctors call these floaters.
    """,
    "anecdotes about clients": """
        Clients sometimes arrive with a bag of twenty supplements.
        Patients often tell us that the waiting was what hurt.
        Parents often tell me that they are afraid of the fever itself.
        Runners sometimes come to us with three pairs of insoles.
        Friends sometimes tell me that they dread the harm of a wrong word.
        People often ask me why it hurts.
    """,
    "environment": """
        Glass syringes have a lower carbon footprint than plastic ones.
        Spacers made of card leave less landfill than those of plastic.
        Telephone reviews cause fewer greenhouse gases than visits do.
        Cloth pads are better for the planet than plastic ones.
        Modern gases for anaesthesia harm the climate less than older ones.
        Refilled bottles mean less plastic waste than new ones.
    """,
    "remarks with one word of health": """
        There is no medal for living with pain.
        The minor injuries unit is open until ten.
        Most clients read a magazine and doze.
        Most parents bring a book.
        Backache has a way of spoiling a good party.
        There is no shame in a wet bed.
    """,
}


@pytest.mark.parametrize(
    "text", [line.strip() for lines in NONE.values() for line in lines.splitlines() if line.strip()]
)
def test_it_is_left_alone(text: str) -> None:
    assert not is_claim(text)


CLAIMS = """
    Massage has many health benefits:
    Studies have shown that walking eases:
    Our software finds polyps more reliably than the eye.
    Laser treatment makes scars softer.
    Most back pain comes from muscles and ligaments.
    Heartburn comes from acid that rises into the gullet.
    See a dentist soon: untreated gum disease destroys bone.
    See your GP if you snore, because sleep apnoea raises blood pressure.
    Doctors now recommend exercise for low mood.
    Patients often report less pain after two sessions.
    Surgery beats physiotherapy for a full tear.
    Most people go home the same day.
    Most patients leave hospital the next morning.
    Most women go home within two days.
    Most children go back to school the next day.
    Expect ten to fifteen years from a hip replacement.
    Expect about five years from a bridge.
    Expect six months from one injection.
    Insoles do next to nothing for bunions.
    Detox teas do next to nothing for the liver.
    Stretching does almost nothing for cramps.
    Kidney stones form when urine holds too much salt.
    Cataracts form when proteins in the lens clump together.
    Blisters form if shoes rub.
    Smokers are three times less likely to keep an implant.
    Swimmers are five times more likely to have ear infections.
    Children who wear helmets are four times less likely to hurt their heads.
    Among last year's patients the median pain score fell from 7 to 3.
    Among our first hundred clients the average score rose from 12 to 31.
    In our own audit the mean score dropped by nine points.
    Children who sleep badly find it harder to concentrate.
    A daily walk keeps heart disease at bay.
    Little is known about what happens when babies take it for months.
    Stitches dissolve within three weeks.
    Your stitches will dissolve in a fortnight.
    Manual workers are often back within three weeks.
"""


@pytest.mark.parametrize("text", [line.strip() for line in CLAIMS.splitlines() if line.strip()])
def test_its_neighbour_is_a_claim(text: str) -> None:
    assert is_claim(text)
