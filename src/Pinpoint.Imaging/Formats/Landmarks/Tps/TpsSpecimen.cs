namespace Pinpoint.Imaging;

/// <summary>One specimen of a TPS file while it is read.</summary>
/// <param name="line">The line of its LM3.</param>
/// <param name="count">The landmarks that it announces.</param>
internal sealed class TpsSpecimen(int line, int count)
{
    public int Line => line;

    /// <summary>The rows of positions with their lines.</summary>
    public List<(int Line, string[] Fields)> Rows { get; } = [];

    public List<string> Comments { get; } = [];

    public string Id { get; private set; } = "";

    public string Image { get; private set; } = "";

    public double Scale { get; private set; } = 1;

    public bool HasCurves { get; private set; }

    /// <summary>Takes a line of key and value; keys that say nothing of positions are skipped.</summary>
    /// <exception cref="BadInputException">The scale is no positive number.</exception>
    public void Set(string file, int at, string key, string value)
    {
        switch (key)
        {
            case "ID":
                Id = value;
                break;
            case "IMAGE":
                Image = value;
                break;
            case "COMMENT":
                Comments.Add(value);
                break;
            case "SCALE":
                Scale = InputNumber.Parse(value, file, Invariant($"line {at}"), "SCALE");
                if (Scale <= 0)
                {
                    throw new BadInputException(file, Invariant($"line {at}"), $"SCALE is {Excerpt.Of(value)}; it must be positive");
                }

                break;
            default:
                HasCurves |= key is "CURVES" or "CURVES3" or "OUTLINES";
                break;
        }
    }

    /// <summary>Makes sure that the announced landmarks are there.</summary>
    /// <exception cref="BadInputException">There are more or fewer.</exception>
    public void CheckComplete(string file)
    {
        if (Rows.Count != count)
        {
            throw new BadInputException(
                file, Invariant($"line {line}"), Invariant($"announces {count} landmarks, but {Rows.Count} follow; was the file cut short?"));
        }
    }
}
