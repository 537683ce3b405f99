using System.Text;

namespace Pinpoint.Imaging;

/// <summary>The character sets in which names and free text are written: DICOM PS3.3, section C.12.1.1.2.</summary>
internal static class DicomCharacterSets
{
    // The defined term and the code page; with code extensions the terms begin with "ISO 2022 IR".
    private static readonly Dictionary<string, string> CodePages = new(StringComparer.Ordinal)
    {
        ["100"] = "iso-8859-1",
        ["101"] = "iso-8859-2",
        ["109"] = "iso-8859-3",
        ["110"] = "iso-8859-4",
        ["144"] = "iso-8859-5",
        ["127"] = "iso-8859-6",
        ["126"] = "iso-8859-7",
        ["138"] = "iso-8859-8",
        ["148"] = "iso-8859-9",
        ["203"] = "iso-8859-15",
        ["13"] = "shift_jis",
        ["166"] = "windows-874",
        ["192"] = "utf-8",
        ["87"] = "iso-2022-jp",
        ["159"] = "iso-2022-jp",
        ["149"] = "euc-kr",
        ["58"] = "gb2312",
        ["GB18030"] = "gb18030",
        ["GBK"] = "gbk",
    };

    static DicomCharacterSets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The encoding for the value of Specific Character Set; of several, which escape sequences switch between, the last, which holds all that the first does.
    /// A term that is not known is read as Latin-1: text is never a reason to refuse a scan.
    /// </summary>
    public static Encoding Of(string value)
    {
        string term = value.TrimEnd('\0', ' ').Split('\\')[^1].Trim();
        string number = term.Split(' ')[^1];
        return CodePages.TryGetValue(number, out string? page) ? Encoding.GetEncoding(page) : Encoding.Latin1;
    }
}
