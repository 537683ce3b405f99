// A stored (uncompressed) zip archive: what a folder or several files become, so that they go to the server as one body.
const mostFiles = 65_535;
const mostBytes = 0xFFFF_FFFF;
const utf8Names = 0x0800;
const version = 20;

// 1 January 1980, the first day that zip knows: archives of the same files are the same bytes.
const firstDay = 0x0021;

const table = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? 0xEDB88320 ^ (value >>> 1) : value >>> 1;
  }
  return value;
});

/** The CRC-32 that zip and PNG use. */
export function crc32(bytes, before = 0) {
  let crc = ~before;
  for (let index = 0; index < bytes.length; index++) {
    crc = table[(crc ^ bytes[index]) & 0xFF] ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

/**
 * Packs files.
 * @param files pairs of a name and a Blob
 * @param most the most bytes that the archive may have
 * @returns the archive as a Blob; the files' bytes stay where they are
 */
export async function zip(files, most = mostBytes) {
  if (files.length > mostFiles) {
    throw new Error(`These are ${files.length} files, more than one archive holds; drop the folder of one study.`);
  }
  const parts = [];
  const directory = [];
  let place = 0;
  for (const [name, blob] of files) {
    const letters = new TextEncoder().encode(name);
    if (place + blob.size + letters.length > Math.min(most, mostBytes)) {
      throw new Error(`These files have more than ${(Math.min(most, mostBytes) / 2 ** 20).toFixed(0)} MiB, the most that this server takes; drop the folder of one series.`);
    }
    const head = fields(letters, await checksum(blob), blob.size);
    parts.push(new Uint8Array([0x50, 0x4B, 3, 4]), head, letters, blob);
    directory.push(new Uint8Array([0x50, 0x4B, 1, 2, version, 0]), head, tail(place), letters);
    place += 30 + letters.length + blob.size;
  }
  const listed = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054B50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, listed, true);
  end.setUint32(16, place, true);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

// What stands in front of a file and in the directory alike.
function fields(letters, crc, size) {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, version, true);
  view.setUint16(2, utf8Names, true);
  view.setUint16(8, firstDay, true);
  view.setUint32(10, crc, true);
  view.setUint32(14, size, true);
  view.setUint32(18, size, true);
  view.setUint16(22, letters.length, true);
  return new Uint8Array(view.buffer);
}

function tail(place) {
  const view = new DataView(new ArrayBuffer(14));
  view.setUint32(10, place, true);
  return new Uint8Array(view.buffer);
}

// A piece at a time, so that no file is held whole.
async function checksum(blob) {
  const piece = 1 << 22;
  let crc = 0;
  for (let start = 0; start < blob.size; start += piece) {
    crc = crc32(new Uint8Array(await blob.slice(start, start + piece).arrayBuffer()), crc);
  }
  return crc;
}
