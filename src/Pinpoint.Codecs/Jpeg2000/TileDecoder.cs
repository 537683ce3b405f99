using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>Decodes one tile: headers, packets, code-blocks, wavelets, samples.</summary>
internal static class TileDecoder
{
    /// <summary>Decodes a tile into its place in the frame.</summary>
    internal static void Decode(
        ReadOnlySpan<byte> code, Codestream codestream, int tile, TileWorkspace workspace, FrameShape shape, Span<byte> voxels)
    {
        TileParameters parameters = ReadHeaders(code, codestream, tile, workspace);
        workspace.Layout.Fill(codestream.Image, tile, parameters, code.Length + workspace.PackedHeaders.Count);
        new PacketSequence(workspace, parameters, new PacketReader(code, parameters, workspace)).ReadAll();
        TileLayout layout = workspace.Layout;
        Area samples = layout.Samples;
        if (samples.IsEmpty)
        {
            return;
        }

        int[] coefficients = workspace.Coefficients(samples.Width, samples.Height);
        DecodeBlocks(code, workspace, parameters, coefficients);
        Wavelet.Invert(layout.Resolutions, coefficients, layout.Stride, parameters.Coding.Reversible, workspace);
        SampleWriter.Write(coefficients, layout.Stride, samples, codestream.Image, parameters.Coding.Reversible, shape, voxels);
    }

    // The headers of all parts are read first: what they change holds for the tile.
    private static TileParameters ReadHeaders(ReadOnlySpan<byte> code, Codestream codestream, int tile, TileWorkspace workspace)
    {
        workspace.Clear();
        var headers = new HeaderMarkers();
        for (TilePart? part = codestream.FirstPart(tile); part is { } here; part = codestream.NextPart(here))
        {
            var reader = new ByteReader(code, here.Header, here.End);
            Codestream.ReadHeader(code, ref reader, headers, Marker.StartOfData);
            workspace.Parts.Add((reader.Position, here.End));
            if (codestream.HasPackedHeaders)
            {
                workspace.PackedHeaders.AddRange(codestream.PackedHeaders(here));
                workspace.HasPackedHeaders = true;
            }
            else if (headers.PackedHeaders.Count > 0)
            {
                headers.CopyPackedHeaders(code, workspace.PackedHeaders);
                headers.PackedHeaders.Clear();
                workspace.HasPackedHeaders = true;
            }
        }

        return TileParameters.From(codestream.Main, headers);
    }

    private static void DecodeBlocks(ReadOnlySpan<byte> code, TileWorkspace workspace, in TileParameters parameters, int[] coefficients)
    {
        TileLayout layout = workspace.Layout;
        foreach (ref readonly PrecinctPiece piece in layout.Pieces.Items)
        {
            ref readonly Subband band = ref layout.Bands[piece.Band];
            foreach (ref readonly CodeBlock block in layout.Blocks.Items.Slice(piece.FirstBlock, piece.BlocksWide * piece.BlocksHigh))
            {
                Span<int> target = coefficients.AsSpan(block.Target);
                if (block.Passes == 0)
                {
                    for (int y = 0; y < block.Height; y++)
                    {
                        target.Slice(y * layout.Stride, block.Width).Clear();
                    }

                    continue;
                }

                ReadOnlySpan<uint> decoded = workspace.Blocks.Decode(code, block, workspace.Stretches, band, parameters);
                if (parameters.Coding.Reversible)
                {
                    PlaceWhole(decoded, block, target, layout.Stride);
                }
                else
                {
                    // Half a step, as magnitudes are doubled (equation E-6).
                    PlaceScaled(decoded, block, MemoryMarshal.Cast<int, float>(target), layout.Stride, 0.5f * band.Step);
                }
            }
        }
    }

    private static void PlaceWhole(ReadOnlySpan<uint> decoded, CodeBlock block, Span<int> target, int stride)
    {
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<uint> stripe = decoded[(4 * block.Width * (y / 4))..];
            Span<int> row = target.Slice(y * stride, block.Width);
            for (int x = 0; x < row.Length; x++)
            {
                uint coefficient = stripe[(4 * x) + (y & 3)];
                int sign = (int)coefficient >> 31;
                row[x] = ((int)((coefficient & int.MaxValue) >> 1) ^ sign) - sign;
            }
        }
    }

    private static void PlaceScaled(ReadOnlySpan<uint> decoded, CodeBlock block, Span<float> target, int stride, float step)
    {
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<uint> stripe = decoded[(4 * block.Width * (y / 4))..];
            Span<float> row = target.Slice(y * stride, block.Width);
            for (int x = 0; x < row.Length; x++)
            {
                uint coefficient = stripe[(4 * x) + (y & 3)];
                int sign = (int)coefficient >> 31;
                row[x] = (((int)(coefficient & int.MaxValue) ^ sign) - sign) * step;
            }
        }
    }
}
