using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Models;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Slurm;

/// <summary>The script, and what it does with signals, without Slurm: a shell script stands for the program, another for scontrol.</summary>
public sealed class SlurmScriptTests
{
    private static readonly string[] Odd = ["two words", "o'clock", "$HOME", "`id`", "a\\b", "~", "!x", "ü*", "a\nb", "-o", "#", "\"", "%A"];

    [Fact]
    public void A_script_for_an_array_is_as_it_was_read_by_eye() =>
        new SlurmScript("predict", ["predict", "runs/heads", "my scans", "-o", "answers"])
        {
            Parts = 8,
            Gathered = "answers",
            Program = ["/opt/pinpoint"],
            Folder = "/data",
        }.ToString().ShouldBe(
            $$"""
            #!/bin/bash
            # pinpoint {{ToolVersion.Text}}: predict in 8 parts, a task each. Submit it with: sbatch job.sh
            # What sbatch is given counts more than what stands here, as in
            #   sbatch --time=12:00:00 --mem=16G --cpus-per-task=8 --partition=NAME job.sh
            # To run some parts again: sbatch --array=1,2 job.sh. When all parts are done:
            #   /opt/pinpoint gather answers
            #SBATCH --job-name=pinpoint-predict
            #SBATCH --array=0-7
            #SBATCH --output=pinpoint-predict-%A_%a.log
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --signal=B:USR1@120
            #SBATCH --time=04:00:00
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=4
            #SBATCH --mem=8G

            cd -- /data || exit
            if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
              echo 'This script is for Slurm, as an array: submit it with sbatch.' >&2
              exit 2
            fi

            # As many threads as Slurm gives processors, also where it does not bind to them.
            export DOTNET_PROCESSOR_COUNT="${SLURM_CPUS_PER_TASK:-1}"

            # Before the time limit Slurm sends USR1 to this shell alone: the program is told to stop, and the task goes back into the queue.
            child=''
            requeue=''
            trap 'requeue=yes; [ -z "$child" ] || kill -TERM "$child"' USR1
            # When it ends a job Slurm sends TERM to every process, 30 seconds before KILL: the program stops by itself, and the shell waits.
            ended=''
            trap 'ended=yes' TERM

            /opt/pinpoint predict runs/heads 'my scans' -o answers --num-parts 8 --part-id "$SLURM_ARRAY_TASK_ID" &
            child=$!
            [ -z "$requeue" ] || kill -TERM "$child"

            # A signal that is trapped ends a wait: only once the program is gone does wait tell its exit code.
            while kill -0 "$child" 2>/dev/null; do wait "$child"; done
            wait "$child"
            code=$?

            # A job that was cancelled while it stopped stays cancelled; one whose limit struck meanwhile goes back.
            if [ -n "$ended" ] && ! scontrol show job "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" | grep -q 'Reason=TimeLimit'; then requeue=''; fi
            if [ -n "$requeue" ] && { [ "$code" -eq 130 ] || [ "$code" -eq 143 ]; }; then
              if [ "${SLURM_RESTART_COUNT:-0}" -lt 100 ]; then
                echo 'The time limit is near: back into the queue, to go on from here.'
                scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
              else
                echo 'Started 100 times without coming to an end: given up. Submit the script with a longer --time.' >&2
              fi
            fi
            exit "$code"

            """.ReplaceLineEndings("\n"));

    [ShellFact("bash")]
    public void Every_word_of_a_command_line_reaches_the_program()
    {
        using var folder = new TemporaryFolder();
        Run(folder, Array(folder, ["predict", .. Odd, "--", "--not-an-option", .. Odd]), "printf '%s\\0' \"$@\"", []).Output.Split('\0')
            .ShouldBe(["predict", .. Odd, "--num-parts", "8", "--part-id", "3", "--", "--not-an-option", .. Odd, ""]);
    }

    [ShellFact("bash")]
    public void A_shell_reads_any_text_back() => Prop.ForAll(
        Gen.ListOf(ArbMap.Default.GeneratorFor<NonNull<string>>(), 40).ToArbitrary(),
        texts =>
        {
            // Half of a character is none, and no command line can hold a zero.
            string[] words = [.. texts.Select(text => string.Concat(text.Get.Where(letter => letter != '\0' && !char.IsSurrogate(letter))))];
            Shell.Run("bash", ["-c", $"printf '%s\\0' x {ShellWord.Join(words)}"]).Output.Split('\0')[1..^1].ShouldBe(words);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [ShellFact("bash", "shellcheck")]
    public void The_scripts_have_nothing_that_shellcheck_warns_of()
    {
        using var folder = new TemporaryFolder();
        foreach (SlurmScript script in new[] { Array(folder, ["predict", .. Odd]), Task(folder, ["train", "it's"]) })
        {
            string file = folder.File("job.sh");
            File.WriteAllText(file, script.ToString());
            Shell.Run("bash", ["-n", file]).ShouldBe((0, "", ""));

            // A dollar between single quotes is meant as one here.
            Shell.Run("shellcheck", ["--exclude=SC2016", file]).ShouldBe((0, "", ""));
        }
    }

    [ShellFact("bash")]
    public void Outside_of_Slurm_it_says_so() =>
        Shell.Run("bash", ["-c", new SlurmScript("predict", ["predict"]) { Parts = 2 }.ToString()]).ShouldBe(
            (2, "", "This script is for Slurm, as an array: submit it with sbatch.\n"));

    [ShellFact("bash")]
    public void What_was_begun_is_resumed()
    {
        using var folder = new TemporaryFolder();
        SlurmScript script = Task(folder, ["train", "heads"]);
        Run(folder, script, "echo \"$@\"", []).Output.ShouldBe("train heads\n");
        File.WriteAllText(folder.File("it's begun"), "");
        Run(folder, script, "echo \"$@\"", []).Output.ShouldBe("train heads --resume\n");
    }

    [ShellFact("bash")]
    public void The_exit_code_is_the_programs_and_only_what_was_stopped_for_the_time_limit_goes_back_into_the_queue()
    {
        using var folder = new TemporaryFolder();
        SlurmScript script = Array(folder, ["predict"]);
        Run(folder, script, "exit 3", []).ShouldBe((3, "", "", ""));

        // It stops in a second, in good order: back.
        const string Stops = "trap 'sleep 0.5; exit 130' TERM; echo ready; while :; do sleep 0.05; done";
        var (code, output, _, requeued) = Run(folder, script, Stops, ["USR1"]);
        code.ShouldBe(130);
        output.ShouldContain("back into the queue");
        requeued.ShouldBe("requeue 77_3\n");

        // It has come to an end meanwhile: done, or failed, and not back.
        Run(folder, script, "trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done", ["USR1"]).ShouldBe((0, "ready\n", "", ""));

        // The user cancelled the job.
        (code, _, _, requeued) = Run(folder, script, Stops, ["TERM"], childToo: true);
        code.ShouldBe(130);
        requeued.ShouldBe("");

        // So it was while the time limit neared; but where the limit struck, the task goes back.
        Run(folder, script, Stops, ["USR1", "TERM"]).Requeued.ShouldBe("");
        Run(folder, script, Stops, ["USR1", "TERM"], reason: "TimeLimit").Requeued.ShouldBe("requeue 77_3\n");

        // A training has no number of an array.
        Run(folder, Task(folder, ["train"]), Stops, ["USR1"]).Requeued.ShouldBe("requeue 79\n");

        // It never gets anywhere.
        var (_, _, error, again) = Run(folder, script, Stops, ["USR1"], restarts: 100);
        again.ShouldBe("");
        error.ShouldContain("given up");
    }

    private static SlurmScript Array(TemporaryFolder folder, string[] words) =>
        new("predict", words) { Parts = 8, Gathered = "answers", Program = [folder.File("the program")], Folder = folder.Path };

    private static SlurmScript Task(TemporaryFolder folder, string[] words) =>
        new("train", words) { Begun = ["not there", "it's begun"], Program = [folder.File("the program")], Folder = folder.Path };

    private static (int Code, string Output, string Error, string Requeued) Run(
        TemporaryFolder folder, SlurmScript script, string program, string[] signals, bool childToo = false, int restarts = 0, string reason = "None")
    {
        Executable(folder.File("the program"), program);
        Executable(folder.File("scontrol"), $"if [ \"$1\" = show ]; then echo 'Reason={reason}'; else echo \"$@\" >>'{folder.File("requeued")}'; fi");
        File.WriteAllText(folder.File("requeued"), "");
        File.WriteAllText(folder.File("job.sh"), script.ToString());
        using Process process = Shell.Start(
            "bash",
            [folder.File("job.sh")],
            null,
            ("PATH", $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("SLURM_JOB_ID", "79"),
            ("SLURM_ARRAY_JOB_ID", "77"),
            ("SLURM_ARRAY_TASK_ID", "3"),
            ("SLURM_RESTART_COUNT", $"{restarts}"));
        string begin = "";
        foreach (string signal in signals)
        {
            begin = begin.Length > 0 ? begin : process.StandardOutput.ReadLine() + "\n";
            if (childToo)
            {
                Shell.Run("pkill", [$"-{signal}", "-P", $"{process.Id}"]);
            }

            Shell.Run("kill", [$"-{signal}", $"{process.Id}"]);
        }

        string output = begin + process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error, File.ReadAllText(folder.File("requeued")));
    }

    private static void Executable(string file, string text)
    {
        File.WriteAllText(file, $"#!/bin/bash\n{text}\n");
        Shell.Run("chmod", ["700", file]).Code.ShouldBe(0);
    }
}
