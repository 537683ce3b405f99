using Pinpoint.Imaging;

namespace Pinpoint.Biometry;

/// <summary>Reads the code of one landmark, in the lengths that DICOM has for codes.</summary>
internal static class CodeReader
{
    private const string Snomed = "SCT";
    private const int LongestScheme = 16;
    private const int LongestText = 64;

    public static KeyValuePair<string, CodedConcept> Read(DefinitionReader code)
    {
        code.Allow("landmark", "scheme", "value", "meaning");
        return new(code.Text("landmark"), new CodedConcept(
            code.Has("scheme") ? Short(code, "scheme", LongestScheme) : Snomed,
            Short(code, "value", LongestText),
            Short(code, "meaning", LongestText)));
    }

    private static string Short(DefinitionReader code, string key, int longest)
    {
        string text = code.Text(key);
        return text.Length <= longest && !text.Contains('\\', StringComparison.Ordinal)
            ? text
            : throw code.Wrong(key, Invariant($"must be a text of 1 to {longest} characters without a backslash, for DICOM has no place for more"));
    }
}
