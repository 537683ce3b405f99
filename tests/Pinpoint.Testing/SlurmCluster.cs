using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>A little Slurm of the test's own on loopback, as bench/slurm/cluster.sh starts it: real daemons, real signals, real queues.</summary>
public sealed class SlurmCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(80);
    private static readonly string Script = Path.Combine(RepositoryRoot.Path, "bench", "slurm", "cluster.sh");
    private readonly TemporaryFolder _folder = new();

    public SlurmCluster()
    {
        if (Exists)
        {
            Run("bash", Script, "start", _folder.Path, "3");
        }
    }

    public static bool Exists { get; } = Shell.Has("slurmctld", "slurmd", "munged", "sbatch");

    /// <summary>Submits a script of two thousandths of what a real one asks for.</summary>
    /// <returns>The job's number.</returns>
    public string Submit(string script, string folder, params string[] options) => Run(
        "sbatch", ["--parsable", "--mem=1000", "--cpus-per-task=1", $"--chdir={folder}", .. options, script]).Trim();

    /// <summary>Runs a command of Slurm, which must succeed.</summary>
    public string Run(string program, params string[] arguments)
    {
        var (code, output, error) = Shell.Run(program, arguments, null, ("SLURM_CONF", _folder.File("slurm.conf")));
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}{output}");
    }

    /// <summary>What scontrol says of a job under a key, such as <c>Restarts</c>.</summary>
    public string Fact(string job, string key) =>
        Run("scontrol", "show", "job", "--oneliner", job)
            .Split([' ', '\n'])
            .First(word => word.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    /// <summary>Waits until no task of a job is left in the queue.</summary>
    public void WaitFor(string job) => Until(() => Run("squeue", "--noheader", "--jobs", job).Length == 0, () => Run("scontrol", "show", "job", job));

    /// <summary>Waits until something is so.</summary>
    public static void Until(Func<bool> isSo, Func<string> standing)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException(standing());
            }

            Thread.Sleep(100);
        }
    }

    public void Dispose()
    {
        if (Exists)
        {
            Run("bash", Script, "stop", _folder.Path);
        }

        _folder.Dispose();
    }
}
