namespace Pinpoint.Imaging;

/// <summary>
/// The state and the error radius in the free text of formats that have no field for them:
/// <c>status=uncertain; error95_mm=1.25; the landmark's own text</c>, each part only where there is something to say.
/// </summary>
internal static class LandmarkDescription
{
    private const string StatusKey = "status=";
    private const string RadiusKey = "error95_mm=";

    /// <summary>The text for a file.</summary>
    public static string Compose(Landmark landmark)
    {
        var parts = new List<string>(3);
        if (landmark.Status is LandmarkStatus.Uncertain or LandmarkStatus.OutsideScan)
        {
            parts.Add(StatusKey + LandmarkStatuses.NameOf(landmark.Status));
        }

        if (landmark.Radius95 is { } radius)
        {
            parts.Add(RadiusKey + InputNumber.Format(radius));
        }

        if (landmark.Description.Length > 0)
        {
            parts.Add(landmark.Description);
        }

        return string.Join("; ", parts);
    }

    /// <summary>The landmark with what the text of a file says of it.</summary>
    public static Landmark Apply(Landmark landmark, string text)
    {
        LandmarkStatus status = landmark.Status;
        double? radius = landmark.Radius95;
        string rest = text;
        if (Cut(rest, StatusKey) is var (name, afterStatus)
            && LandmarkStatuses.Parse(name) is { } parsed
            && parsed != LandmarkStatus.Missing
            && landmark.Position is not null)
        {
            status = parsed;
            rest = afterStatus;
        }

        if (Cut(rest, RadiusKey) is var (digits, afterRadius) && InputNumber.Is(digits))
        {
            double number = double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
            if (double.IsFinite(number) && number >= 0)
            {
                radius = number;
                rest = afterRadius;
            }
        }

        return landmark with { Status = status, Radius95 = radius, Description = rest };
    }

    private static (string Value, string After)? Cut(string text, string key)
    {
        if (!text.StartsWith(key, StringComparison.Ordinal))
        {
            return null;
        }

        int end = text.IndexOf("; ", StringComparison.Ordinal);
        return end < 0 ? (text[key.Length..], "") : (text[key.Length..end], text[(end + 2)..]);
    }
}
