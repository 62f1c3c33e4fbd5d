// Before the first paint: the remembered choice, else the system's.
(function () {
  try {
    var theme = localStorage.getItem('kept-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (e) { /* a browser without storage follows the system */ }
})();
