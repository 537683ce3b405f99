using System.Buffers.Binary;
using System.Text;

namespace Pinpoint.TorchPeer;

/// <summary>
/// Lets an ELF library load where a version of another library's symbols is missing that it names but does not use. TorchSharp's native part was linked with
/// GCC 13, whose standard library asks for GLIBCXX_3.4.32 for the sake of one symbol that nothing calls (std::ios_base_library_init); Debian 12 ends at 3.4.30,
/// and its loader refuses the file. A need that is marked weak is not refused.
/// </summary>
internal static class LibraryVersions
{
    private const int SectionsField = 0x28;
    private const int SectionSizeField = 0x3A;
    private const uint VersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Marks a library's need of a version as weak, in its file.</summary>
    /// <param name="path">The library: 64 bits, little-endian.</param>
    /// <param name="version">The version's name.</param>
    public static void Relax(string path, string version)
    {
        byte[] file = File.ReadAllBytes(path);
        bool changed = false;
        foreach (int need in NeedsOf(file, version))
        {
            ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(need + 4));
            changed |= (flags & Weak) == 0;
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(need + 4), (ushort)(flags | Weak));
        }

        if (changed)
        {
            // A file of its own: the old one may be a link to the package's.
            File.WriteAllBytes($"{path}.new", file);
            File.Move($"{path}.new", path, overwrite: true);
        }
    }

    // Where the entries stand (Vernaux) that need a version of that name.
    private static List<int> NeedsOf(byte[] file, string version)
    {
        var needs = new List<int>();
        foreach (int section in Sections(file).Where(section => Number(file, section + 4) == VersionNeeds))
        {
            int names = Place(file, Sections(file)[(int)Number(file, section + 40)]);
            for (int library = Place(file, section), next = 1; next != 0; library += next)
            {
                next = (int)Number(file, library + 12);
                for (int need = library + (int)Number(file, library + 8), step = 1; step != 0; need += step)
                {
                    step = (int)Number(file, need + 12);
                    if (TextAt(file, names + (int)Number(file, need + 8)) == version)
                    {
                        needs.Add(need);
                    }
                }
            }
        }

        return needs;
    }

    private static int[] Sections(byte[] file)
    {
        int size = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(SectionSizeField));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(SectionSizeField + 2));
        int first = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(SectionsField));
        return [.. Enumerable.Range(0, count).Select(index => first + (index * size))];
    }

    private static int Place(byte[] file, int section) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(section + 24));

    private static uint Number(byte[] file, int place) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place));

    private static string TextAt(byte[] file, int place) => Encoding.ASCII.GetString(file.AsSpan(place, file.AsSpan(place).IndexOf((byte)0)));
}
