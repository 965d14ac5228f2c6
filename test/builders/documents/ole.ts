const SECTOR = 512;

/** An OLE file with empty streams of these names: what a locked docx or an old workbook looks like from outside. */
export function oleOf(names: readonly string[]): Buffer {
  const file = Buffer.alloc(SECTOR * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  ['Root Entry', ...names].forEach((name, index) => {
    const at = SECTOR * 2 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file[at + 66] = index === 0 ? 5 : 2;
  });
  return file;
}
