namespace Pinpoint.Benchmarks;

/// <summary>A way to run libtorch: its memory's order, and who allocates.</summary>
/// <param name="Text">Its name.</param>
/// <param name="ChannelsLast">Whether maps lie channels last.</param>
/// <param name="Library">The allocator that is loaded before all else; null for the C library's.</param>
/// <param name="Environment">Its settings.</param>
internal sealed record TorchForm(string Text, bool ChannelsLast, string? Library, IReadOnlyDictionary<string, string> Environment)
{
    private const string Libraries = "/usr/lib/x86_64-linux-gnu";

    // Kept pages, huge ones where the kernel lends them: libtorch asks for fresh memory for every layer's output.
    private static readonly IReadOnlyDictionary<string, string> Kept = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GLIBC_TUNABLES"] = string.Join(
            ':',
            "glibc.malloc.hugetlb=1",
            "glibc.malloc.mmap_threshold=4294967296",
            "glibc.malloc.trim_threshold=17179869184",
            "glibc.malloc.top_pad=67108864"),
    };

    private static readonly IReadOnlyDictionary<string, string> JemallocSettings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MALLOC_CONF"] = "thp:always,metadata_thp:auto,dirty_decay_ms:-1,muzzy_decay_ms:-1,oversize_threshold:0",
    };

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The forms that are tried; an allocator that is not installed is left out.</summary>
    public static IReadOnlyList<TorchForm> All { get; } =
    [
        .. new TorchForm[]
        {
            new("channels last, glibc as it comes", ChannelsLast: true, null, None),
            new("channels last, glibc that keeps its memory, huge pages", ChannelsLast: true, null, Kept),
            new("channels last, jemalloc that keeps its memory, huge pages", ChannelsLast: true, $"{Libraries}/libjemalloc.so.2", JemallocSettings),
            new("channels last, mimalloc", ChannelsLast: true, $"{Libraries}/libmimalloc.so.2.0", None),
            new("channels first, glibc that keeps its memory, huge pages", ChannelsLast: false, null, Kept),
        }.Where(form => form.Library is null || File.Exists(form.Library)),
    ];

    /// <summary>The variables of the process's environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> VariablesFor(int threads)
    {
        yield return new("OMP_NUM_THREADS", Invariant($"{threads}"));
        foreach (KeyValuePair<string, string> variable in Environment)
        {
            yield return variable;
        }

        if (Library is not null)
        {
            yield return new("LD_PRELOAD", Library);
        }
    }
}
