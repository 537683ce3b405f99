namespace Pinpoint.Networks;

/// <summary>
/// A safetensors file: named tensors and string metadata. Reading trusts nothing: the header's length is bounded, and offsets must cover the
/// data exactly once, without overlap or gap, and agree with type and shape, before memory is taken for any tensor.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly Dictionary<string, SafetensorsTensor> _byName;
    private readonly string _path;
    private readonly FileStream? _open;

    internal SafetensorsFile(string path, IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata, FileStream? open = null)
    {
        _path = path;
        _open = open;
        Tensors = tensors;
        Metadata = metadata;
        _byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>The <c>__metadata__</c> of the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>
    /// Opens a file and reads its header. The tensors' values are read when they are asked for, and only until <see cref="Dispose"/>: a large
    /// file then needs no memory for its bytes beside that of what is made of them.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BadInputException">The file is missing, unreadable or malformed; the message says where.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream? stream = null;
        try
        {
            stream = Seekable(path, 1 << 12);
            SafetensorsFile file = SafetensorsReader.ReadHeaderOnly(path, stream);
            stream = null;
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Reads a file with all its values.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BadInputException">The file is missing, unreadable or malformed; the message says where.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = Seekable(path, 1 << 16);
            return SafetensorsReader.Read(path, stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="BadInputException">The bytes are malformed; the message says where.</exception>
    public static SafetensorsFile Read(string name, byte[] bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var stream = new MemoryStream(bytes, writable: false);
        return SafetensorsReader.Read(name, stream);
    }

    /// <summary>A file's content as <see cref="Read(string)"/> would give it, without the file.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="tensors">The tensors; names must differ.</param>
    /// <param name="metadata">String metadata.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or one is called <c>__metadata__</c>.</exception>
    public static SafetensorsFile Of(string name, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        return new SafetensorsFile(name, SafetensorsWriter.Order(tensors), metadata);
    }

    /// <summary>
    /// Writes a file, whole or not at all. The same tensors and metadata give the same bytes in whatever order they come: tensors are ordered
    /// by the size of their values, largest first (so that all stay aligned), then by name; metadata by key.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors; names must differ.</param>
    /// <param name="metadata">String metadata.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or one is called <c>__metadata__</c>.</exception>
    /// <exception cref="ResourceException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        SafetensorsTensor[] ordered = SafetensorsWriter.Order(tensors);
        byte[] header = SafetensorsWriter.Header(ordered, metadata);
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, header, ordered), file => Open(file).Dispose());
    }

    /// <summary>As <see cref="Write"/>, with a checksum over all tensors and metadata in the metadata's <c>sha256</c>, for <see cref="CheckSeal"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors; names must differ.</param>
    /// <param name="metadata">String metadata.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or one is called <c>__metadata__</c>.</exception>
    /// <exception cref="ResourceException">The file cannot be written.</exception>
    public static void WriteSealed(string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        SafetensorsTensor[] ordered = SafetensorsWriter.Order(tensors);
        string seal = SafetensorsSeal.Of(ordered, metadata);
        Write(path, ordered, new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [SafetensorsSeal.Key] = seal });
    }

    /// <summary>
    /// The checksum that <see cref="WriteSealed"/> left in the file, which <see cref="CheckSeal"/> holds against its content; null without one.
    /// </summary>
    public string? Seal => Metadata.GetValueOrDefault(SafetensorsSeal.Key);

    /// <summary>Whether the file's content is as <see cref="WriteSealed"/> wrote it; false where the file holds no checksum.</summary>
    /// <exception cref="BadInputException">The file holds a checksum, and its content is another.</exception>
    public bool CheckSeal() => Seal is { } seal && (SafetensorsSeal.Of(Tensors, Metadata) == seal
        ? true
        : throw new BadInputException(
            _path, $"metadata '{SafetensorsSeal.Key}'", "is not the checksum of what the file holds; the file was damaged, copy or train it again"));

    /// <summary>Closes a file that was opened; values that were not read are lost. Does nothing to a file that was read.</summary>
    public void Dispose() => _open?.Dispose();

    /// <summary>The tensor of a name, or null.</summary>
    public SafetensorsTensor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The tensor of a name and shape.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="BadInputException">The file has no such tensor, or one of another shape.</exception>
    public SafetensorsTensor Require(string name, IReadOnlyList<long> shape)
    {
        SafetensorsTensor tensor = Find(name)
            ?? throw new BadInputException(_path, $"tensor {name}", "is missing; the file holds another kind of model or is not complete");
        if (!tensor.Shape.SequenceEqual(shape))
        {
            throw new BadInputException(
                _path, $"tensor {name}", $"has shape [{string.Join(", ", tensor.Shape)}] where [{string.Join(", ", shape)}] is needed; weights and " +
                    "architecture do not belong together");
        }

        return tensor;
    }

    /// <summary>The one value of an I64 tensor without sides.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="BadInputException">The file has no such tensor, or it is not one non-negative I64 value.</exception>
    public long RequireInteger(string name)
    {
        SafetensorsTensor tensor = Require(name, []);
        long value = tensor.Type == TensorType.I64 ? tensor.ToIntegers()[0] : -1;
        return value >= 0 ? value : throw new BadInputException(_path, $"tensor {name}", "is no count of type I64; write the file anew");
    }

    /// <summary>What is wrong where a tensor's values cannot be.</summary>
    internal BadInputException Damaged(SafetensorsTensor tensor, string problem) =>
        new(_path, $"tensor {tensor.Name}", $"{problem}; the file is damaged, copy or train it again");

    private static FileStream Seekable(string path, int buffer)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, buffer);
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw new BadInputException(path, null, "is a pipe or a device, whose length nobody knows; write it to a file first");
    }

    internal static BadInputException Unreadable(string path, Exception exception) =>
        new(path, null, $"cannot be read ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}); check the path and its permissions", exception);
}
