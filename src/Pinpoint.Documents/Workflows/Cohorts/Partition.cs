using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Workflows;

/// <summary>
/// Splits scans into parts. Every process works the split out by itself, from the scans' names and sizes alone: nothing is agreed on and nothing is written.
/// </summary>
/// <remarks>
/// Rendezvous hashing (Thaler and Ravishankar 1998) with bounded loads (Mirrokni, Thorup and Zadimoghaddam 2016). Each scan ranks the parts by a hash of its
/// name and the part, and goes to the first that has room: a tenth more than the mean. So a scan that is added moves few others, and no part has more than that
/// tenth, or than the largest scan, above the mean. Large scans choose before small ones, which fill what is left; among scans of like size (within a factor of
/// two) the hash decides the order, so that a size that changes a little changes little.
/// </remarks>
internal static class Partition
{
    /// <summary>How much more than the mean a part may be given.</summary>
    public const double Slack = 0.1;

    /// <summary>The part of each scan, from 0.</summary>
    /// <param name="scans">The scans' names, each once, and their sizes in bytes.</param>
    /// <param name="parts">How many parts there are.</param>
    public static int[] Of(IReadOnlyList<(string Name, long Bytes)> scans, int parts)
    {
        ArgumentNullException.ThrowIfNull(scans);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        int[] chosen = new int[scans.Count];
        if (parts == 1)
        {
            return chosen;
        }

        ulong[] hashes = [.. scans.Select(scan => HashOf(scan.Name))];
        double room = (1 + Slack) * scans.Sum(scan => (double)scan.Bytes) / parts;
        double[] loads = new double[parts];
        foreach (int scan in Enumerable.Range(0, scans.Count)
            .OrderByDescending(i => BitOperations.Log2((ulong)Math.Max(1, scans[i].Bytes)))
            .ThenBy(i => hashes[i])
            .ThenBy(i => scans[i].Name, StringComparer.Ordinal))
        {
            int part = FirstWithRoom(hashes[scan], loads, room - scans[scan].Bytes);
            loads[part] += scans[scan].Bytes;
            chosen[scan] = part;
        }

        return chosen;
    }

    // The best ranked of those with room; where there is none, the one with the least.
    private static int FirstWithRoom(ulong hash, double[] loads, double most)
    {
        int best = -1;
        int least = 0;
        ulong bestRank = 0;
        for (int part = 0; part < loads.Length; part++)
        {
            ulong rank = new SplitMixRandom(hash, (ulong)part).NextBits();
            if (loads[part] <= most && (best < 0 || rank > bestRank))
            {
                (best, bestRank) = (part, rank);
            }

            least = loads[part] < loads[least] ? part : least;
        }

        return best < 0 ? least : best;
    }

    private static ulong HashOf(string name) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
