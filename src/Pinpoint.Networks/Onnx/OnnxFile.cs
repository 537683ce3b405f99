namespace Pinpoint.Networks;

/// <summary>
/// Patch networks as ONNX files. The graph takes <see cref="Patches"/> <c>[batch * Groups, PatchSize, PatchSize, Channels]</c> and gives
/// <see cref="Displacements"/> <c>[batch, n_o]</c> and, with a classification head, <see cref="DirectionLogits"/> <c>[batch, 2 n_o]</c> (before any
/// softmax), all float32 in C order; the batch is free.
/// </summary>
public static class OnnxFile
{
    /// <summary>The name of the input.</summary>
    public const string Patches = "patches";

    /// <summary>The name of the regression head's output.</summary>
    public const string Displacements = "displacements";

    /// <summary>The name of the classification head's output; absent without that head.</summary>
    public const string DirectionLogits = "direction_logits";

    /// <summary>The version of the ONNX operator set that the graph uses.</summary>
    public const int OperatorSet = OnnxMessages.OperatorSet;

    internal const string Batch = "batch";
    internal const string BatchOfGroups = "batch_times_groups";

    /// <summary>Writes a network, whole or not at all; the same arguments give the same bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="description">What the file is, for people.</param>
    /// <param name="producerVersion">The version of the program that writes it.</param>
    /// <param name="metadata">Texts by name, written in the order of the names.</param>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or the network is too large for the format (2^31 bytes).</exception>
    public static void Write(string path, PatchNetwork network, string description, string producerVersion, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(metadata);
        ProtobufMessage model = OnnxMessages.Model(
            OnnxGraph.Of(network), "pinpoint", producerVersion, description, metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        if (model.Size > int.MaxValue)
        {
            throw new ResourceException(
                Invariant($"{path}: the network takes {model.Size} bytes, and an ONNX file holds less than 2^31; train one with fewer maps or units"));
        }

        AtomicFile.Write(path, model.WriteTo, file => CheckLength(file, model.Size));
    }

    // Each message begins with its length: a length that is not that of what follows is all that can be wrong with the whole.
    private static void CheckLength(string path, long size)
    {
        if (InputFile.LengthOf(path) != size)
        {
            throw new BadInputException(path, null, Invariant($"takes {InputFile.LengthOf(path)} bytes in place of {size}"));
        }
    }
}
