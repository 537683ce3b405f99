using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>What a BIDS App may take of the machine.</summary>
internal sealed class BidsResources
{
    private const int MostThreads = 1024;

    private readonly Option<int?> _threads = CommonOptions.Positive(
        new Option<int?>("--nprocs", "--nthreads", "--n-cpus", "--n_cpus")
        {
            Description = "Threads to work with, in one process (default: one per core)",
            HelpName = "N",
        },
        MostThreads);

    private readonly Option<int?> _megabytes = CommonOptions.Positive(
        new Option<int?>("--mem-mb", "--mem_mb", "--mem")
        {
            Description = "The most memory for images and all that is made of them, in MB; an image that needs more fails, and the others go on",
            HelpName = "MB",
        });

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_megabytes);
    }

    /// <summary>The threads; null takes one per core.</summary>
    public int? ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>Bounds the memory of this process until it is disposed of; null where nobody asked for that.</summary>
    /// <exception cref="UsageException">That is less than it takes already.</exception>
    public IDisposable? Bound(ParseResult parsed) => parsed.GetValue(_megabytes) is { } megabytes ? new MemoryBound(megabytes) : null;
}
