namespace Pinpoint.Imaging;

/// <summary>A file's name as BIDS has it: entities, a suffix and an extension, as in <c>sub-01_ses-a_run-2_T1w.nii.gz</c>.</summary>
public sealed class BidsName : IEquatable<BidsName>
{
    private readonly (string Key, string Value)[] _entities;

    private BidsName((string Key, string Value)[] entities, string suffix, string extension)
    {
        _entities = entities;
        Suffix = suffix;
        Extension = extension;
    }

    /// <summary>The entities, in the name's order.</summary>
    public IReadOnlyList<(string Key, string Value)> Entities => _entities;

    /// <summary>What kind of image or table it is: <c>T1w</c>.</summary>
    public string Suffix { get; }

    /// <summary>Everything from the first dot on: <c>.nii.gz</c>.</summary>
    public string Extension { get; }

    /// <summary>Takes a file's name apart; null where it is none of BIDS: an entity without a value, one that stands twice, no suffix, no extension.</summary>
    public static BidsName? Parse(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        int dot = fileName.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == fileName.Length - 1)
        {
            return null;
        }

        string[] parts = fileName[..dot].Split('_');
        var entities = new (string Key, string Value)[parts.Length - 1];
        for (int i = 0; i < entities.Length; i++)
        {
            int dash = parts[i].IndexOf('-', StringComparison.Ordinal);
            string key = dash < 0 ? "" : parts[i][..dash];
            string value = parts[i][(dash + 1)..];
            if (!IsKey(key) || !IsLabel(value) || Array.Exists(entities[..i], entity => entity.Key == key))
            {
                return null;
            }

            entities[i] = (key, value);
        }

        return parts[^1].Length > 0 && parts[^1].All(char.IsAsciiLetterOrDigit) ? new BidsName(entities, parts[^1], fileName[dot..]) : null;
    }

    /// <summary>Whether a text can be an entity's value: letters, digits and plus signs.</summary>
    public static bool IsLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '+');
    }

    /// <summary>A label as people write it, with or without its key before it: <c>sub-01</c> and <c>01</c> are the same.</summary>
    public static string WithoutKey(string label, BidsEntity entity)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(entity);
        return label.StartsWith($"{entity.Key}-", StringComparison.Ordinal) ? label[(entity.Key.Length + 1)..] : label;
    }

    /// <summary>The value of an entity; null where the name has none.</summary>
    public string? ValueOf(BidsEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return ValueOf(entity.Key);
    }

    /// <summary>The same name with an entity more, less or otherwise; one that is new comes to its place in the order of BIDS.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="value">Its value; null takes it out.</param>
    /// <exception cref="ArgumentException">The value is no label.</exception>
    public BidsName With(BidsEntity entity, string? value)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (value is not null && !IsLabel(value))
        {
            throw new ArgumentException($"'{value}' is no value of an entity.", nameof(value));
        }

        var others = _entities.Where(other => other.Key != entity.Key).ToList();
        if (value is not null)
        {
            int place = BidsEntity.PlaceOf(entity.Key);
            int before = others.FindLastIndex(other => BidsEntity.PlaceOf(other.Key) <= place);
            others.Insert(before + 1, (entity.Key, value));
        }

        return new BidsName([.. others], Suffix, Extension);
    }

    /// <summary>The same entities with another suffix and extension.</summary>
    /// <param name="suffix">The suffix.</param>
    /// <param name="extension">The extension, with its dot.</param>
    public BidsName As(string suffix, string extension) => new(_entities, suffix, extension);

    /// <summary>The name without its extension.</summary>
    public string Stem => string.Concat(_entities.Select(entity => $"{entity.Key}-{entity.Value}_")) + Suffix;

    /// <inheritdoc/>
    public override string ToString() => Stem + Extension;

    /// <inheritdoc/>
    public bool Equals(BidsName? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BidsName);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The value of the entity of a key; null where the name has none.</summary>
    internal string? ValueOf(string key) => Array.Find(_entities, entity => entity.Key == key).Value;

    private static bool IsKey(string text) => text.Length > 0 && text.All(char.IsAsciiLetterLower);
}
