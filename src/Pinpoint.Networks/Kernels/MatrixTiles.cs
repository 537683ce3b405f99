using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The product of a strided matrix and a panel of 32 columns, in register tiles of at most twelve rows by two vectors: 24 running sums, two loaded
/// vectors and one broadcast value fill the 32 registers, so every step of the depth costs 14 loads for 24 multiply-adds.
/// </summary>
internal static unsafe class MatrixTiles<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>c[row][0..31] = sum over k of a[row * rowStep + k * depthStep] * b[k * bStep + 0..31], k ascending, for every row alike.</summary>
    public static void Multiply(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int rows, int depth)
    {
        for (int column = 0; column < Panels.Width; column += 2 * TWidth.Lanes)
        {
            float* source = a;
            float* target = c + column;
            for (int left = rows; left > 0;)
            {
                int tile = TileRows(left);
                Tile(tile, source, rowStep, depthStep, b + column, bStep, target, cStep, depth);
                source += tile * rowStep;
                target += tile * cStep;
                left -= tile;
            }
        }
    }

    /// <summary>
    /// Rows of the next tile. One of fewer than four waits for its own sums, so that it costs as much as one of four: sixteen rows are two of eight.
    /// </summary>
    private static int TileRows(int left) => !TWidth.ManyRegisters
        ? left >= 6 ? 6 : left >= 3 ? 3 : 1
        : left >= 12 && left is not (14 or 16 or 17) ? 12
        : left switch { 8 or 11 or 14 or 16 or 17 => 8, >= 9 or 6 => 6, >= 4 => 4, 3 => 3, _ => 1 };

    private static void Tile(int rows, float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        switch (rows)
        {
            case 12: Tile12(a, rowStep, depthStep, b, bStep, c, cStep, depth); break;
            case 8: Tile8(a, rowStep, depthStep, b, bStep, c, cStep, depth); break;
            case 6: Tile6(a, rowStep, depthStep, b, bStep, c, cStep, depth); break;
            case 4: Tile4(a, rowStep, depthStep, b, bStep, c, cStep, depth); break;
            case 3: Tile3(a, rowStep, depthStep, b, bStep, c, cStep, depth); break;
            case 1: Tile1(a, depthStep, b, bStep, c, depth); break;
            default: throw new UnreachableException();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile12(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        TVector r0a = TWidth.Zero, r0b = r0a;
        TVector r1a = TWidth.Zero, r1b = r1a;
        TVector r2a = TWidth.Zero, r2b = r2a;
        TVector r3a = TWidth.Zero, r3b = r3a;
        TVector r4a = TWidth.Zero, r4b = r4a;
        TVector r5a = TWidth.Zero, r5b = r5a;
        TVector r6a = TWidth.Zero, r6b = r6a;
        TVector r7a = TWidth.Zero, r7b = r7a;
        TVector r8a = TWidth.Zero, r8b = r8a;
        TVector r9a = TWidth.Zero, r9b = r9a;
        TVector r10a = TWidth.Zero, r10b = r10a;
        TVector r11a = TWidth.Zero, r11b = r11a;
        nint two = 2 * rowStep;
        float* a0 = a;
        float* a3 = a + (3 * rowStep);
        float* a6 = a + (6 * rowStep);
        float* a9 = a + (9 * rowStep);
        for (int k = 0; k < depth; k++)
        {
            TVector left = TWidth.Load(b), right = TWidth.Load(b + TWidth.Lanes);
            TVector x0 = TWidth.Broadcast(a0[0]);
            r0a = TWidth.MultiplyAdd(x0, left, r0a);
            r0b = TWidth.MultiplyAdd(x0, right, r0b);
            TVector x1 = TWidth.Broadcast(a0[rowStep]);
            r1a = TWidth.MultiplyAdd(x1, left, r1a);
            r1b = TWidth.MultiplyAdd(x1, right, r1b);
            TVector x2 = TWidth.Broadcast(a0[two]);
            r2a = TWidth.MultiplyAdd(x2, left, r2a);
            r2b = TWidth.MultiplyAdd(x2, right, r2b);
            TVector x3 = TWidth.Broadcast(a3[0]);
            r3a = TWidth.MultiplyAdd(x3, left, r3a);
            r3b = TWidth.MultiplyAdd(x3, right, r3b);
            TVector x4 = TWidth.Broadcast(a3[rowStep]);
            r4a = TWidth.MultiplyAdd(x4, left, r4a);
            r4b = TWidth.MultiplyAdd(x4, right, r4b);
            TVector x5 = TWidth.Broadcast(a3[two]);
            r5a = TWidth.MultiplyAdd(x5, left, r5a);
            r5b = TWidth.MultiplyAdd(x5, right, r5b);
            TVector x6 = TWidth.Broadcast(a6[0]);
            r6a = TWidth.MultiplyAdd(x6, left, r6a);
            r6b = TWidth.MultiplyAdd(x6, right, r6b);
            TVector x7 = TWidth.Broadcast(a6[rowStep]);
            r7a = TWidth.MultiplyAdd(x7, left, r7a);
            r7b = TWidth.MultiplyAdd(x7, right, r7b);
            TVector x8 = TWidth.Broadcast(a6[two]);
            r8a = TWidth.MultiplyAdd(x8, left, r8a);
            r8b = TWidth.MultiplyAdd(x8, right, r8b);
            TVector x9 = TWidth.Broadcast(a9[0]);
            r9a = TWidth.MultiplyAdd(x9, left, r9a);
            r9b = TWidth.MultiplyAdd(x9, right, r9b);
            TVector x10 = TWidth.Broadcast(a9[rowStep]);
            r10a = TWidth.MultiplyAdd(x10, left, r10a);
            r10b = TWidth.MultiplyAdd(x10, right, r10b);
            TVector x11 = TWidth.Broadcast(a9[two]);
            r11a = TWidth.MultiplyAdd(x11, left, r11a);
            r11b = TWidth.MultiplyAdd(x11, right, r11b);
            a0 += depthStep;
            a3 += depthStep;
            a6 += depthStep;
            a9 += depthStep;
            b += bStep;
        }

        StorePair(r0a, r0b, c);
        StorePair(r1a, r1b, c + (1 * cStep));
        StorePair(r2a, r2b, c + (2 * cStep));
        StorePair(r3a, r3b, c + (3 * cStep));
        StorePair(r4a, r4b, c + (4 * cStep));
        StorePair(r5a, r5b, c + (5 * cStep));
        StorePair(r6a, r6b, c + (6 * cStep));
        StorePair(r7a, r7b, c + (7 * cStep));
        StorePair(r8a, r8b, c + (8 * cStep));
        StorePair(r9a, r9b, c + (9 * cStep));
        StorePair(r10a, r10b, c + (10 * cStep));
        StorePair(r11a, r11b, c + (11 * cStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        TVector r0a = TWidth.Zero, r0b = r0a;
        TVector r1a = TWidth.Zero, r1b = r1a;
        TVector r2a = TWidth.Zero, r2b = r2a;
        TVector r3a = TWidth.Zero, r3b = r3a;
        TVector r4a = TWidth.Zero, r4b = r4a;
        TVector r5a = TWidth.Zero, r5b = r5a;
        TVector r6a = TWidth.Zero, r6b = r6a;
        TVector r7a = TWidth.Zero, r7b = r7a;
        nint two = 2 * rowStep;
        float* a0 = a;
        float* a3 = a + (3 * rowStep);
        float* a6 = a + (6 * rowStep);
        for (int k = 0; k < depth; k++)
        {
            TVector left = TWidth.Load(b), right = TWidth.Load(b + TWidth.Lanes);
            TVector x0 = TWidth.Broadcast(a0[0]);
            r0a = TWidth.MultiplyAdd(x0, left, r0a);
            r0b = TWidth.MultiplyAdd(x0, right, r0b);
            TVector x1 = TWidth.Broadcast(a0[rowStep]);
            r1a = TWidth.MultiplyAdd(x1, left, r1a);
            r1b = TWidth.MultiplyAdd(x1, right, r1b);
            TVector x2 = TWidth.Broadcast(a0[two]);
            r2a = TWidth.MultiplyAdd(x2, left, r2a);
            r2b = TWidth.MultiplyAdd(x2, right, r2b);
            TVector x3 = TWidth.Broadcast(a3[0]);
            r3a = TWidth.MultiplyAdd(x3, left, r3a);
            r3b = TWidth.MultiplyAdd(x3, right, r3b);
            TVector x4 = TWidth.Broadcast(a3[rowStep]);
            r4a = TWidth.MultiplyAdd(x4, left, r4a);
            r4b = TWidth.MultiplyAdd(x4, right, r4b);
            TVector x5 = TWidth.Broadcast(a3[two]);
            r5a = TWidth.MultiplyAdd(x5, left, r5a);
            r5b = TWidth.MultiplyAdd(x5, right, r5b);
            TVector x6 = TWidth.Broadcast(a6[0]);
            r6a = TWidth.MultiplyAdd(x6, left, r6a);
            r6b = TWidth.MultiplyAdd(x6, right, r6b);
            TVector x7 = TWidth.Broadcast(a6[rowStep]);
            r7a = TWidth.MultiplyAdd(x7, left, r7a);
            r7b = TWidth.MultiplyAdd(x7, right, r7b);
            a0 += depthStep;
            a3 += depthStep;
            a6 += depthStep;
            b += bStep;
        }

        StorePair(r0a, r0b, c);
        StorePair(r1a, r1b, c + (1 * cStep));
        StorePair(r2a, r2b, c + (2 * cStep));
        StorePair(r3a, r3b, c + (3 * cStep));
        StorePair(r4a, r4b, c + (4 * cStep));
        StorePair(r5a, r5b, c + (5 * cStep));
        StorePair(r6a, r6b, c + (6 * cStep));
        StorePair(r7a, r7b, c + (7 * cStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        TVector r0a = TWidth.Zero, r0b = r0a;
        TVector r1a = TWidth.Zero, r1b = r1a;
        TVector r2a = TWidth.Zero, r2b = r2a;
        TVector r3a = TWidth.Zero, r3b = r3a;
        TVector r4a = TWidth.Zero, r4b = r4a;
        TVector r5a = TWidth.Zero, r5b = r5a;
        nint two = 2 * rowStep;
        float* a0 = a;
        float* a3 = a + (3 * rowStep);
        for (int k = 0; k < depth; k++)
        {
            TVector left = TWidth.Load(b), right = TWidth.Load(b + TWidth.Lanes);
            TVector x0 = TWidth.Broadcast(a0[0]);
            r0a = TWidth.MultiplyAdd(x0, left, r0a);
            r0b = TWidth.MultiplyAdd(x0, right, r0b);
            TVector x1 = TWidth.Broadcast(a0[rowStep]);
            r1a = TWidth.MultiplyAdd(x1, left, r1a);
            r1b = TWidth.MultiplyAdd(x1, right, r1b);
            TVector x2 = TWidth.Broadcast(a0[two]);
            r2a = TWidth.MultiplyAdd(x2, left, r2a);
            r2b = TWidth.MultiplyAdd(x2, right, r2b);
            TVector x3 = TWidth.Broadcast(a3[0]);
            r3a = TWidth.MultiplyAdd(x3, left, r3a);
            r3b = TWidth.MultiplyAdd(x3, right, r3b);
            TVector x4 = TWidth.Broadcast(a3[rowStep]);
            r4a = TWidth.MultiplyAdd(x4, left, r4a);
            r4b = TWidth.MultiplyAdd(x4, right, r4b);
            TVector x5 = TWidth.Broadcast(a3[two]);
            r5a = TWidth.MultiplyAdd(x5, left, r5a);
            r5b = TWidth.MultiplyAdd(x5, right, r5b);
            a0 += depthStep;
            a3 += depthStep;
            b += bStep;
        }

        StorePair(r0a, r0b, c);
        StorePair(r1a, r1b, c + (1 * cStep));
        StorePair(r2a, r2b, c + (2 * cStep));
        StorePair(r3a, r3b, c + (3 * cStep));
        StorePair(r4a, r4b, c + (4 * cStep));
        StorePair(r5a, r5b, c + (5 * cStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        TVector r0a = TWidth.Zero, r0b = r0a;
        TVector r1a = TWidth.Zero, r1b = r1a;
        TVector r2a = TWidth.Zero, r2b = r2a;
        TVector r3a = TWidth.Zero, r3b = r3a;
        nint two = 2 * rowStep;
        float* a0 = a;
        float* a3 = a + (3 * rowStep);
        for (int k = 0; k < depth; k++)
        {
            TVector left = TWidth.Load(b), right = TWidth.Load(b + TWidth.Lanes);
            TVector x0 = TWidth.Broadcast(a0[0]);
            r0a = TWidth.MultiplyAdd(x0, left, r0a);
            r0b = TWidth.MultiplyAdd(x0, right, r0b);
            TVector x1 = TWidth.Broadcast(a0[rowStep]);
            r1a = TWidth.MultiplyAdd(x1, left, r1a);
            r1b = TWidth.MultiplyAdd(x1, right, r1b);
            TVector x2 = TWidth.Broadcast(a0[two]);
            r2a = TWidth.MultiplyAdd(x2, left, r2a);
            r2b = TWidth.MultiplyAdd(x2, right, r2b);
            TVector x3 = TWidth.Broadcast(a3[0]);
            r3a = TWidth.MultiplyAdd(x3, left, r3a);
            r3b = TWidth.MultiplyAdd(x3, right, r3b);
            a0 += depthStep;
            a3 += depthStep;
            b += bStep;
        }

        StorePair(r0a, r0b, c);
        StorePair(r1a, r1b, c + (1 * cStep));
        StorePair(r2a, r2b, c + (2 * cStep));
        StorePair(r3a, r3b, c + (3 * cStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3(float* a, nint rowStep, nint depthStep, float* b, nint bStep, float* c, nint cStep, int depth)
    {
        TVector r0a = TWidth.Zero, r0b = r0a;
        TVector r1a = TWidth.Zero, r1b = r1a;
        TVector r2a = TWidth.Zero, r2b = r2a;
        nint two = 2 * rowStep;
        float* a0 = a;
        for (int k = 0; k < depth; k++)
        {
            TVector left = TWidth.Load(b), right = TWidth.Load(b + TWidth.Lanes);
            TVector x0 = TWidth.Broadcast(a0[0]);
            r0a = TWidth.MultiplyAdd(x0, left, r0a);
            r0b = TWidth.MultiplyAdd(x0, right, r0b);
            TVector x1 = TWidth.Broadcast(a0[rowStep]);
            r1a = TWidth.MultiplyAdd(x1, left, r1a);
            r1b = TWidth.MultiplyAdd(x1, right, r1b);
            TVector x2 = TWidth.Broadcast(a0[two]);
            r2a = TWidth.MultiplyAdd(x2, left, r2a);
            r2b = TWidth.MultiplyAdd(x2, right, r2b);
            a0 += depthStep;
            b += bStep;
        }

        StorePair(r0a, r0b, c);
        StorePair(r1a, r1b, c + (1 * cStep));
        StorePair(r2a, r2b, c + (2 * cStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(float* a, nint depthStep, float* b, nint bStep, float* c, int depth)
    {
        TVector sumLeft = TWidth.Zero, sumRight = sumLeft;
        for (int k = 0; k < depth; k++)
        {
            TVector x = TWidth.Broadcast(*a);
            sumLeft = TWidth.MultiplyAdd(x, TWidth.Load(b), sumLeft);
            sumRight = TWidth.MultiplyAdd(x, TWidth.Load(b + TWidth.Lanes), sumRight);
            a += depthStep;
            b += bStep;
        }

        StorePair(sumLeft, sumRight, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(TVector left, TVector right, float* target)
    {
        TWidth.Store(left, target);
        TWidth.Store(right, target + TWidth.Lanes);
    }
}
