using System.Text.Json;

namespace Pinpoint.Testing;

/// <summary>The golden values: computed elsewhere, never by this project.</summary>
public static class Golden
{
    public static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("golden", file)));
        return document.RootElement.Clone();
    }

    /// <summary>All numbers below an element, in order.</summary>
    public static double[] Numbers(this JsonElement element)
    {
        var numbers = new List<double>();
        Collect(element, numbers);
        return [.. numbers];
    }

    private static void Collect(JsonElement element, List<double> numbers)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            numbers.Add(element.GetDouble());
            return;
        }

        foreach (JsonElement child in element.EnumerateArray())
        {
            Collect(child, numbers);
        }
    }
}
