using System.Globalization;
using Pinpoint.Cli.Native;
using Pinpoint.Cli.Parsing;
using Pinpoint.Models;

namespace Pinpoint.Cli.Output;

/// <summary>A batch script for Slurm around a command. It is only printed: who submits it has read it.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Words">The command line without the program.</param>
internal sealed record SlurmScript(string Name, IReadOnlyList<string> Words)
{
    // A scan, a checkpoint and the slowest file system fit into it. Slurm looks once in half a minute or so, and comes that much too early.
    private const int SecondsBeforeLimit = 120;
    private const int MostRestarts = 100;

    /// <summary>The number of parts, each a task of an array; null for work that is one task.</summary>
    public int? Parts { get; init; }

    /// <summary>The folder that is gathered once all parts are done.</summary>
    public string Gathered { get; init; } = "";

    /// <summary>Files of which each says that the work was begun, so that it is to be resumed.</summary>
    public IReadOnlyList<string> Begun { get; init; } = [];

    /// <summary>The words that start this program.</summary>
    public IReadOnlyList<string> Program { get; init; } = OwnProgram();

    /// <summary>The folder that paths are relative to.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The script, of lines that end as a shell wants them.</summary>
    public override string ToString() => string.Join('\n', [.. Head(), "", .. Start(), "", .. Work(), "", .. End(), ""]);

    // The program's file, or where it was started as dotnet Pinpoint.Cli.dll, both.
    private static IReadOnlyList<string> OwnProgram()
    {
        string host = NativeProgram.Path ?? "pinpoint";
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? [host, Path.Combine(AppContext.BaseDirectory, typeof(PinpointCommand).Assembly.GetName().Name + ".dll")]
            : [host];
    }

    private IEnumerable<string> Head()
    {
        yield return "#!/bin/bash";
        yield return Parts is { } tasks
            ? $"# pinpoint {ToolVersion.Text}: {Name} in {Number(tasks)} {(tasks == 1 ? "part" : "parts")}, a task each. Submit it with: sbatch job.sh"
            : $"# pinpoint {ToolVersion.Text}: {Name}. Submit it with: sbatch job.sh";
        yield return "# What sbatch is given counts more than what stands here, as in";
        yield return "#   sbatch --time=12:00:00 --mem=16G --cpus-per-task=8 --partition=NAME job.sh";
        if (Parts is { } parts)
        {
            yield return $"# To run some parts again: sbatch --array={(parts > 2 ? "1,2" : "0")} job.sh. When all parts are done:";
            yield return $"#   {Command(["gather", Gathered]).ReplaceLineEndings(" ")}";
        }

        yield return $"#SBATCH --job-name=pinpoint-{Name}";
        if (Parts is { } count)
        {
            yield return $"#SBATCH --array=0-{Number(count - 1)}";
        }

        yield return $"#SBATCH --output=pinpoint-{Name}-{(Parts is null ? "%j" : "%A_%a")}.log";
        yield return "#SBATCH --open-mode=append";
        yield return "#SBATCH --requeue";
        yield return $"#SBATCH --signal=B:USR1@{Number(SecondsBeforeLimit)}";
        yield return "#SBATCH --time=04:00:00";
        yield return "#SBATCH --ntasks=1";
        yield return "#SBATCH --cpus-per-task=4";
        yield return "#SBATCH --mem=8G";
    }

    private IEnumerable<string> Start()
    {
        yield return $"cd -- {ShellWord.Of(Folder)} || exit";
        yield return Parts is null
            ? "if [ -z \"${SLURM_JOB_ID:-}\" ]; then"
            : "if [ -z \"${SLURM_ARRAY_TASK_ID:-}\" ]; then";
        yield return $"  echo 'This script is for Slurm{(Parts is null ? "" : ", as an array")}: submit it with sbatch.' >&2";
        yield return "  exit 2";
        yield return "fi";
        yield return "";
        yield return "# As many threads as Slurm gives processors, also where it does not bind to them.";
        yield return "export DOTNET_PROCESSOR_COUNT=\"${SLURM_CPUS_PER_TASK:-1}\"";
        if (Begun.Count > 0)
        {
            yield return "";
            yield return "# What was begun goes on.";
            yield return "resume=()";
            yield return $"if {string.Join(" || ", Begun.Select(file => $"[ -e {ShellWord.Of(file)} ]"))}; then";
            yield return "  resume=(--resume)";
            yield return "fi";
        }
    }

    private IEnumerable<string> Work()
    {
        yield return "# Before the time limit Slurm sends USR1 to this shell alone: the program is told to stop, and the task goes back into the queue.";
        yield return "child=''";
        yield return "requeue=''";
        yield return "trap 'requeue=yes; [ -z \"$child\" ] || kill -TERM \"$child\"' USR1";
        yield return "# When it ends a job Slurm sends TERM to every process, 30 seconds before KILL: the program stops by itself, and the shell waits.";
        yield return "ended=''";
        yield return "trap 'ended=yes' TERM";
        yield return "";
        string rest = string.Concat(Words.SkipWhile(IsOption).Select(word => " " + ShellWord.Of(word)));
        yield return $"{Command(Words.TakeWhile(IsOption))}{OwnWords()}{rest} &";
        yield return "child=$!";
        yield return "[ -z \"$requeue\" ] || kill -TERM \"$child\"";
        yield return "";
        yield return "# A signal that is trapped ends a wait: only once the program is gone does wait tell its exit code.";
        yield return "while kill -0 \"$child\" 2>/dev/null; do wait \"$child\"; done";
        yield return "wait \"$child\"";
        yield return "code=$?";
    }

    private IEnumerable<string> End()
    {
        // The id of an array's last task is that of the whole array.
        string job = Parts is null ? "$SLURM_JOB_ID" : "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID";
        yield return "# A job that was cancelled while it stopped stays cancelled; one whose limit struck meanwhile goes back.";
        yield return $"if [ -n \"$ended\" ] && ! scontrol show job \"{job}\" | grep -q 'Reason=TimeLimit'; then requeue=''; fi";
        yield return "if [ -n \"$requeue\" ] && { [ \"$code\" -eq 130 ] || [ \"$code\" -eq 143 ]; }; then";
        yield return $"  if [ \"${{SLURM_RESTART_COUNT:-0}}\" -lt {Number(MostRestarts)} ]; then";
        yield return "    echo 'The time limit is near: back into the queue, to go on from here.'";
        yield return $"    scontrol requeue \"{job}\"";
        yield return "  else";
        yield return $"    echo 'Started {Number(MostRestarts)} times without coming to an end: given up. Submit the script with a longer --time.' >&2";
        yield return "  fi";
        yield return "fi";
        yield return "exit \"$code\"";
    }

    private string OwnWords() => Parts is { } parts ? $" --num-parts {Number(parts)} --part-id \"$SLURM_ARRAY_TASK_ID\""
        : Begun.Count > 0 ? " \"${resume[@]}\""
        : "";

    // What follows two hyphens is never an option.
    private static bool IsOption(string word) => word != "--";

    private string Command(IEnumerable<string> words) => ShellWord.Join([.. Program, .. words]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
