using System.CommandLine;
using Pinpoint.Cli.Output;

namespace Pinpoint.Cli.Parsing;

/// <summary>
/// The options that print a script for Slurm in place of doing the work. There are few: what sbatch is given counts more than what a script says, so time,
/// memory, processors and partition are best told to sbatch.
/// </summary>
internal sealed class SlurmOptions
{
    // As many tasks as an array may have in Slurm as it comes (MaxArraySize).
    private const int MostParts = 1000;

    private readonly Option<bool> _slurm = new("--slurm")
    {
        Description = "Print a script for Slurm that does this, and do nothing else; submit it with sbatch",
    };

    private readonly Option<int?>? _parts;
    private readonly IReadOnlyList<Option> _ownWords;

    /// <summary>Creates them.</summary>
    /// <param name="defaultParts">What the number of parts is without the option; null where the work is one task.</param>
    /// <param name="ownWords">The options that the script gives itself.</param>
    public SlurmOptions(string? defaultParts, IReadOnlyList<Option> ownWords)
    {
        _ownWords = ownWords;
        _parts = defaultParts is null ? null : CommonOptions.Positive(
            new Option<int?>("--slurm-parts") { Description = $"With --slurm: the number of parts, each a task (default: {defaultParts})", HelpName = "N" },
            MostParts);
    }

    public void AddTo(Command command)
    {
        command.Add(_slurm);
        if (_parts is not null)
        {
            command.Add(_parts);
        }
    }

    /// <summary>Whether a script is to be printed.</summary>
    /// <exception cref="UsageException">It is not, but the number of its parts is given.</exception>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_slurm)
        || (_parts is not null && parsed.GetValue(_parts) is not null ? throw new UsageException("--slurm-parts goes with --slurm; give both") : false);

    /// <summary>The script of a command that is done in parts.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder that receives everything.</param>
    /// <param name="defaultParts">The number of parts where none is given.</param>
    /// <param name="mostParts">The most parts that have something to do.</param>
    /// <param name="force">The option that would begin anew at every start.</param>
    /// <exception cref="UsageException">Options do not go with a script.</exception>
    public SlurmScript ArrayOf(ParseResult parsed, string folder, int defaultParts, int mostParts, Option<bool> force)
    {
        if (mostParts == 0)
        {
            throw new UsageException("--slurm needs scans, or folders of them, that every node sees");
        }

        int parts = parsed.GetValue(_parts!) ?? Math.Min(defaultParts, mostParts);
        return parts <= mostParts
            ? new SlurmScript(parsed.CommandResult.Command.Name, WordsOf(parsed, force)) { Parts = parts, Gathered = folder }
            : throw new UsageException($"--slurm-parts {parts}: there is work for {mostParts} at most; ask for fewer");
    }

    /// <summary>The script of a command that is one task and resumes where one of two files is there.</summary>
    /// <exception cref="UsageException">Options do not go with a script.</exception>
    public SlurmScript TaskOf(ParseResult parsed, IReadOnlyList<string> begun, Option<bool> force) =>
        new(parsed.CommandResult.Command.Name, WordsOf(parsed, force)) { Begun = begun };

    private string[] WordsOf(ParseResult parsed, Option<bool> force)
    {
        if (parsed.GetValue(force))
        {
            throw new UsageException("--force would begin anew whenever Slurm starts the script again; remove what is there, and leave --force out");
        }

        Option? own = _ownWords.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        return own is null
            ? [.. CommandText.WordsOf(parsed, [_slurm, .. _parts is null ? Array.Empty<Option>() : [_parts]])]
            : throw new UsageException($"{own.Name} is what the script of --slurm gives itself; leave it out");
    }
}
