using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Networks;

/// <summary>Writes the safetensors format: header length, JSON header padded with spaces to 8 bytes, then the data.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static SafetensorsTensor[] Order(IEnumerable<SafetensorsTensor> tensors)
    {
        SafetensorsTensor[] ordered =
        [
            .. tensors.OrderByDescending(tensor => SafetensorsTensor.SizeOf(tensor.Type)).ThenBy(tensor => tensor.Name, StringComparer.Ordinal),
        ];
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsReader.MetadataName };
        foreach (SafetensorsTensor tensor in ordered)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The tensor name {tensor.Name} is taken; names must differ.", nameof(tensors));
            }
        }

        return ordered;
    }

    public static byte[] Header(SafetensorsTensor[] ordered, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(SafetensorsReader.MetadataName);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            WriteTensors(json, ordered);
            json.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    public static void Write(Stream stream, byte[] header, SafetensorsTensor[] ordered)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.LongLength);
        stream.Write(length);
        stream.Write(header);
        foreach (SafetensorsTensor tensor in ordered)
        {
            stream.Write(tensor.Data);
        }
    }

    private static void WriteTensors(Utf8JsonWriter json, SafetensorsTensor[] ordered)
    {
        long offset = 0;
        foreach (SafetensorsTensor tensor in ordered)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type.ToString());
            json.WriteStartArray("shape");
            foreach (long side in tensor.Shape)
            {
                json.WriteNumberValue(side);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            offset += tensor.Data.Length;
            json.WriteNumberValue(offset);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
