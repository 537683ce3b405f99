namespace Pinpoint.Imaging;

/// <summary>One fragment of encapsulated pixel data.</summary>
/// <param name="Start">Its first byte in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Head">Its first two bytes, which tell where a frame begins.</param>
internal readonly record struct DicomFragment(long Start, int Length, ushort Head);
