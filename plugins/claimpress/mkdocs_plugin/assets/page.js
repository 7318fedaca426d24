// Copies the link to a claim when a reader follows it; without this script the link still leads to the claim.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".cp-permalink");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  const said = document.createElement("small");
  said.setAttribute("role", "status");
  link.after(said);
  requestAnimationFrame(() => (said.textContent = link.dataset.copied));
  setTimeout(() => said.remove(), 4000);
});
