using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pinpoint.Documents.Tests;

/// <summary>What the records' own documentation says of their keys.</summary>
internal static partial class DocumentMeanings
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.ChangeExtension(typeof(IDocument).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The meaning of a record.</summary>
    public static string Of(Type record) => Plain(Members[$"T:{record.FullName}"].Element("summary")!);

    /// <summary>The meaning of a key.</summary>
    public static string Of(PropertyInfo property)
    {
        Type record = property.DeclaringType!;
        XElement? summary = Members.GetValueOrDefault($"P:{record.FullName}.{property.Name}")?.Element("summary");
        XElement? parameter = Members.GetValueOrDefault($"T:{record.FullName}")?.Elements("param")
            .FirstOrDefault(item => item.Attribute("name")!.Value == property.Name);
        return (summary ?? parameter) is { } text
            ? Plain(text)
            : Of(typeof(IDocument).GetProperty(property.Name) ?? throw new InvalidOperationException($"{record.Name}.{property.Name} has no documentation"));
    }

    private static string Plain(XElement element) =>
        Blanks().Replace(
            string.Concat(
                element.Nodes()
                    .Select(node => node is XElement { Name.LocalName: "c" } code
                        ? $"`{code.Value}`"
                        : node is XElement other ? other.Value : ((XText)node).Value)), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
