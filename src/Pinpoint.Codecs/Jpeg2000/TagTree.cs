namespace Pinpoint.Codecs;

/// <summary>
/// Tag trees (B.10.2). A tree's nodes lie level by level, the leaves first, each level in rows; a node of the next level stands over two by two of them.
/// </summary>
internal static class TagTree
{
    /// <summary>Nodes of a tree over a grid of leaves.</summary>
    internal static int Nodes(int width, int height)
    {
        if (width == 0 || height == 0)
        {
            return 0;
        }

        int nodes = 0;
        for (; width > 1 || height > 1; width = (width + 1) / 2, height = (height + 1) / 2)
        {
            nodes += width * height;
        }

        return nodes + 1;
    }

    /// <summary>Reads on, until it is known whether a block's first layer is this one or one before.</summary>
    /// <param name="tree">The nodes.</param>
    /// <param name="bits">The packet header.</param>
    /// <param name="piece">The grid of blocks.</param>
    /// <param name="x">The block's column.</param>
    /// <param name="y">Its row.</param>
    /// <param name="layer">The layer of the packet.</param>
    /// <param name="closed">Where the block is not included: the side, less 1, of the aligned square about it of which no block is.</param>
    internal static bool Includes(
        Span<TagNode> tree, ref PacketBits bits, in PrecinctPiece piece, int x, int y, int layer, out int closed)
    {
        Span<int> path = stackalloc int[32];
        int levels = FindPath(path, piece, x, y);
        int bound = 0;
        for (int level = levels - 1; level >= 0; level--)
        {
            ref int node = ref tree[path[level]].Layer;
            bound = Refine(ref node, bound, layer + 1, ref bits);
            if (bound > layer)
            {
                closed = (1 << level) - 1;
                return false;
            }
        }

        closed = 0;
        return true;
    }

    /// <summary>Reads the number of a block's empty bit-planes.</summary>
    /// <param name="tree">The nodes.</param>
    /// <param name="bits">The packet header.</param>
    /// <param name="piece">The grid of blocks.</param>
    /// <param name="x">The block's column.</param>
    /// <param name="y">Its row.</param>
    /// <param name="limit">More than there can be: the number is not read further than to this.</param>
    internal static int ReadZeroPlanes(Span<TagNode> tree, ref PacketBits bits, in PrecinctPiece piece, int x, int y, int limit)
    {
        Span<int> path = stackalloc int[32];
        int bound = 0;
        for (int level = FindPath(path, piece, x, y) - 1; level >= 0; level--)
        {
            bound = Refine(ref tree[path[level]].ZeroPlanes, bound, limit, ref bits);
        }

        return bound;
    }

    // The nodes above a leaf, from the leaf to the root. Returns their number.
    private static int FindPath(Span<int> path, in PrecinctPiece piece, int x, int y)
    {
        int width = piece.BlocksWide, height = piece.BlocksHigh, first = 0, levels = 0;
        while (true)
        {
            path[levels++] = first + (y * width) + x;
            if (width == 1 && height == 1)
            {
                return levels;
            }

            first += width * height;
            (width, height, x, y) = ((width + 1) / 2, (height + 1) / 2, x / 2, y / 2);
        }
    }

    // Raises a node's lower bound until its value is known, or found to be at least the limit.
    private static int Refine(ref int node, int bound, int limit, ref PacketBits bits)
    {
        int value = Math.Max(node >> 1, bound), known = node & 1;
        while (known == 0 && value < limit)
        {
            if (bits.Read() == 1)
            {
                known = 1;
            }
            else
            {
                value++;
            }
        }

        node = (value << 1) | known;
        return value;
    }
}
