// Sets light or dark before the first paint, so that nothing flashes. Must stay a file of its own: the content policy forbids inline scripts.
(function () {
  let choice = null;
  try {
    choice = JSON.parse(localStorage.getItem('handback.theme') || 'null');
  } catch (_) {
    choice = null;
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
