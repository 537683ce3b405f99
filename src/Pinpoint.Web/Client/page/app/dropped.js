import { zip } from './zip.js';

// What a person drops or chooses becomes one file: a scan as it is, or an archive of the DICOM files of a folder.
const deepest = 16;
const mostFiles = 65_535;
const ownKinds = /\.(nii|nii\.gz|nrrd|mha)$/i;

/**
 * Hears of files that are dropped anywhere on the page.
 * @param take takes the promise of what was dropped, as `filesOf` gives it
 */
export function whenDropped(take) {
  for (const name of ['dragenter', 'dragover']) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      document.body.classList.add('dropping');
    });
  }
  document.addEventListener('dragleave', (event) => event.relatedTarget || document.body.classList.remove('dropping'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    if (event.dataTransfer.items.length > 0) {
      take(filesOf(event.dataTransfer));
    }
  });
}

/**
 * Hears of files that are chosen in a file dialog.
 * @param input the page's file input
 * @param buttons what opens the dialog
 * @param take takes what was chosen, as `listed` gives it
 */
export function whenChosen(input, buttons, take) {
  buttons.forEach((button) => button.addEventListener('click', () => input.click()));
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    if (files.length > 0) {
      take(listed(files));
    }
  });
}

/**
 * The files of a drop: of a folder all below it, but for those whose name begins with a dot.
 * @returns a name for all of them, and pairs of a path and a file
 */
export async function filesOf(transfer) {
  // The list is empty once the event is over: all is taken from it before anything is awaited.
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) {
    return listed(files);
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, '', found, 0);
  }
  return { name: entries.find((entry) => entry.isDirectory).name, files: found, isFolder: true };
}

/** The files of a file dialog. */
export function listed(files) {
  const shown = files.filter((file) => !file.name.startsWith('.')).sort((one, other) => (one.name < other.name ? -1 : 1));
  return { name: shown[0]?.name ?? files[0]?.name ?? '', files: shown.map((file) => [file.webkitRelativePath || file.name, file]), isFolder: false };
}

/** One file for the server: the only one as it is, several as an archive. */
export async function bundled({ name, files, isFolder }, most) {
  if (files.length === 0) {
    throw new Error(`${name || 'The folder'} holds no files; drop a scan, or the folder of a DICOM series.`);
  }
  if (!isFolder && files.length === 1) {
    return files[0][1];
  }
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const distinct = new Map();
  for (const [path, file] of sorted) {
    // Files of two folders may have one name in a list of chosen ones.
    let free = path;
    for (let number = 2; distinct.has(free); number++) {
      free = `${number}/${path}`;
    }
    distinct.set(free, file);
  }
  const stem = isFolder ? name : name.replace(/\.[^.]*$/, '');
  return new File([await zip([...distinct], most)], `${stem || 'scan'}.zip`, { type: 'application/zip' });
}

/** Whether a file is NIfTI, by its name, which the server has held against its content. */
export const isNifti = (file) => /\.nii(\.gz)?$/i.test(file.name);

/** Whether the viewer cannot read a file by itself: DICOM, and archives of it. */
export async function isDicom(file) {
  if (ownKinds.test(file.name)) {
    return false;
  }
  const head = new Uint8Array(await file.slice(0, 132).arrayBuffer());
  const letters = (from, to) => String.fromCharCode(...head.subarray(from, to));
  return letters(128, 132) === 'DICM' || letters(0, 2) === 'PK' || /\.(dcm|dicom|zip)$/i.test(file.name);
}

async function walk(entry, folder, found, depth) {
  if (entry.name.startsWith('.') || depth > deepest) {
    return;
  }
  const path = folder ? `${folder}/${entry.name}` : entry.name;
  if (entry.isFile) {
    if (found.length >= mostFiles) {
      throw new Error(`The folder holds more than ${mostFiles} files; drop the folder of one study.`);
    }
    found.push([path, await new Promise((resolve, reject) => entry.file(resolve, reject))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A reader gives its entries in portions, and none at the end.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const inner of some) {
      await walk(inner, path, found, depth + 1);
    }
  }
}
