/**
 * Asks which volume of an archive is meant.
 * @param place where the question stands
 * @param volumes what the server found
 * @param signal gives the question up
 * @returns the name by which the server knows the volume
 */
export function askSeries(place, volumes, signal) {
  return new Promise((resolve, reject) => {
    const question = document.createElement('p');
    question.textContent = 'This archive holds several scans. Which one?';
    const list = document.createElement('ul');
    list.append(...volumes.map((volume) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `${volume.label}: ${volume.modality ? `${volume.modality}, ` : ''}${volume.size.join(' × ')} voxels, ${volume.spacing_mm.map((length) => +length.toPrecision(3)).join(' × ')} mm`;
      button.addEventListener('click', () => {
        close();
        // Two series may be called the same; then only the UID tells them apart.
        const alike = volumes.filter((other) => other.label === volume.label).length;
        resolve(alike > 1 && volume.series_uid ? volume.series_uid : volume.label);
      });
      const row = document.createElement('li');
      row.append(button);
      return row;
    }));
    const close = () => {
      place.hidden = true;
      place.replaceChildren();
      signal.removeEventListener('abort', give);
    };
    const give = () => {
      close();
      reject(new DOMException('Given up', 'AbortError'));
    };
    signal.addEventListener('abort', give);
    place.replaceChildren(question, list);
    place.hidden = false;
    list.querySelector('button').focus();
  });
}
