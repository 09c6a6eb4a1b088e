// The plainest gallery there is: one list of pictures, which the browser itself puts off until they come into view.
document.getElementById('open').addEventListener('click', () => {
  const names = JSON.parse(document.body.dataset.photos);
  const pictures = names.map(
    (name) => `<img loading="lazy" decoding="async" alt="" src="/photos/${name}/thumb">`,
  );
  document.getElementById('photos').innerHTML = pictures.join('');
});
