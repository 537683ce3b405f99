namespace Pinpoint.Imaging;

/// <summary>Writes a volume, whole or not at all, in the form that the name's ending states.</summary>
/// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
internal delegate void VolumeWriter(string path, Volume volume, VolumeWriteOptions options);
