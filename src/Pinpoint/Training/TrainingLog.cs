using System.Text.Json;

namespace Pinpoint.Training;

/// <summary>The log of a run: one JSON object a line, flushed line by line, so that a killed run leaves whole lines.</summary>
internal sealed class TrainingLog : IDisposable
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

    public void Write(params (string Key, object? Value)[] fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach ((string key, object? value) in fields)
            {
                json.WritePropertyName(key);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteEndObject();
        }

        _writer.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    public void Dispose() => _writer.Dispose();
}
