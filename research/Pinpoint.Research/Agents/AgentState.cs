using System.Runtime.CompilerServices;
using Pinpoint.Networks;

namespace Pinpoint.Research.Agents;

/// <summary>
/// What a checkpoint holds of a learning agent besides the optimiser: its memory, its explorers and its target network, so that a resumed run ends with the
/// same bytes.
/// </summary>
internal static class AgentState
{
    /// <summary>What stands before the names of the target network's tensors.</summary>
    public const string TargetPrefix = "target.";

    private const string Memory = "agent.memory";
    private const string Added = "agent.moves";
    private const string Explorers = "agent.explorers";

    // Case, step, place, and the move taken (of an explorer: the moves made). Where a move led and what it brought follow from these.
    private const int Columns = 6;

    /// <summary>
    /// Bytes that a move of the memory takes at most: in the memory and once more while it is restored, from numbers in a file that is held too.
    /// </summary>
    public static long BytesPerMove => (2 * Unsafe.SizeOf<Experience>()) + (2 * Columns * sizeof(long));

    /// <summary>The state as tensors.</summary>
    public static IReadOnlyList<SafetensorsTensor> Export(ReplayMemory memory, ReadOnlySpan<Episode> explorers, PatchNetwork target)
    {
        long[] moves = new long[memory.Count * Columns];
        for (int i = 0; i < memory.Count; i++)
        {
            Experience experience = memory.Kept[i];
            Write(moves.AsSpan(i * Columns, Columns), experience.Case, experience.Step, experience.From, experience.Move);
        }

        long[] episodes = new long[explorers.Length * Columns];
        for (int i = 0; i < explorers.Length; i++)
        {
            Write(episodes.AsSpan(i * Columns, Columns), explorers[i].Case, explorers[i].Step, explorers[i].At, explorers[i].Moves);
        }

        return
        [
            SafetensorsTensor.FromIntegers(Memory, [memory.Count, Columns], moves),
            SafetensorsTensor.FromIntegers(Added, [], [memory.Added]),
            SafetensorsTensor.FromIntegers(Explorers, [explorers.Length, Columns], episodes),
            .. target.ToTensors(TargetPrefix),
        ];
    }

    /// <summary>Takes over memory and explorers.</summary>
    /// <param name="path">The checkpoint's path, for messages.</param>
    /// <param name="file">The checkpoint.</param>
    /// <param name="environment">The training scans.</param>
    /// <param name="step">The training steps that were taken.</param>
    /// <param name="memory">Receives the moves; as large as the one that was saved.</param>
    /// <param name="explorers">Receives the explorers; as many as were saved.</param>
    /// <exception cref="BadInputException">A tensor is missing, or holds what no training could have left.</exception>
    public static void Import(string path, SafetensorsFile file, AgentEnvironment environment, long step, ReplayMemory memory, Span<Episode> explorers)
    {
        // The explorers' random streams go by this count, so that a wrong one would go on to other bytes.
        long added = file.RequireInteger(Added);
        if (step > int.MaxValue || added != environment.MovesAfter(step))
        {
            throw Damaged(path);
        }

        long[] moves = Integers(path, file, Memory, (int)Math.Min(added, memory.Capacity));
        var kept = new Experience[moves.Length / Columns];
        for (int i = 0; i < kept.Length; i++)
        {
            var (at, move) = Read(path, environment, moves.AsSpan(i * Columns, Columns), AgentPlan.Moves);
            kept[i] = environment.Move(at, move);
        }

        memory.Restore(kept, added);
        long[] episodes = Integers(path, file, Explorers, explorers.Length);
        for (int i = 0; i < explorers.Length; i++)
        {
            var (at, made) = Read(path, environment, episodes.AsSpan(i * Columns, Columns), int.MaxValue);
            explorers[i] = at with { Moves = made };
        }
    }

    private static void Write(Span<long> row, int index, int step, GridVoxel at, int last)
    {
        row[0] = index;
        row[1] = step;
        row[2] = at.X;
        row[3] = at.Y;
        row[4] = at.Z;
        row[5] = last;
    }

    private static (Episode At, int Last) Read(string path, AgentEnvironment environment, ReadOnlySpan<long> row, int limit)
    {
        foreach (long value in row)
        {
            if (value is < 0 or > int.MaxValue)
            {
                throw Damaged(path);
            }
        }

        var at = new Episode((int)row[0], (int)row[1], new GridVoxel((int)row[2], (int)row[3], (int)row[4]), 0);
        return environment.Holds(at.Case, at.Step, at.At) && row[5] < limit ? (at, (int)row[5]) : throw Damaged(path);
    }

    private static long[] Integers(string path, SafetensorsFile file, string name, int rows)
    {
        SafetensorsTensor tensor = file.Require(name, [rows, Columns]);
        return tensor.Type == TensorType.I64 ? tensor.ToIntegers() : throw Damaged(path);
    }

    private static BadInputException Damaged(string path) =>
        new(path, "the agent's memory", "holds moves that no training made; the checkpoint is damaged; delete it and train anew");
}
