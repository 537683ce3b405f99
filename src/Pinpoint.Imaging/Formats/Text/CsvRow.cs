namespace Pinpoint.Imaging;

/// <summary>One record of a table in text form.</summary>
/// <param name="Line">The number of the line on which the record begins, from 1.</param>
/// <param name="Fields">The fields with their quotes taken off.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields)
{
    /// <summary>The record's place for messages.</summary>
    public string Place => Invariant($"line {Line}");

    /// <summary>The field at <paramref name="index"/> without the blanks around it; empty where the record is shorter.</summary>
    public string Field(int index) => index >= 0 && index < Fields.Count ? Fields[index].Trim() : "";
}
