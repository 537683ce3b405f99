using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pinpoint.Training;

/// <summary>The log of a run: one JSON object a line, flushed line by line, so that a killed run leaves whole lines.</summary>
internal sealed partial class TrainingLog : IDisposable
{
    private readonly StreamWriter _writer;

    public TrainingLog(string path, bool append)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _writer = new StreamWriter(path, append) { AutoFlush = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"{path}: cannot be written ({exception.Message.TrimEnd('.')}); choose another folder", exception);
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="fields">Keys and values, each a text, a number, true, false or null.</param>
    public void Write(params (string Key, object? Value)[] fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach ((string key, object? value) in fields)
            {
                json.WritePropertyName(key);
                JsonSerializer.Serialize(json, value, TrainingLogContext.Default.Object);
            }

            json.WriteEndObject();
        }

        _writer.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    public void Dispose() => _writer.Dispose();

    [JsonSerializable(typeof(object))]
    [JsonSerializable(typeof(string))]
    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(long))]
    [JsonSerializable(typeof(ulong))]
    [JsonSerializable(typeof(float))]
    [JsonSerializable(typeof(double))]
    [JsonSerializable(typeof(bool))]
    private sealed partial class TrainingLogContext : JsonSerializerContext;
}
