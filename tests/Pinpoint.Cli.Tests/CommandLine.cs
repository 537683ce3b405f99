using System.Text.Json;

namespace Pinpoint.Cli.Tests;

/// <summary>One run of the command within the test's own process, or as a process of the program that <see cref="PinpointProcess.Program"/> names.</summary>
internal sealed record CommandLine(int Code, string Output, string Error)
{
    /// <summary>The JSON document on standard output.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The lines on standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static CommandLine Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static CommandLine Run(CancellationToken cancellationToken, params string[] arguments)
    {
        if (PinpointProcess.Program is not null)
        {
            using var process = PinpointProcess.Start(arguments);
            using CancellationTokenRegistration interrupt = cancellationToken.Register(process.Interrupt);
            var (exit, printed, told) = process.Wait();
            return new CommandLine(exit, printed, told);
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = PinpointCommand.Run(arguments, output, error, cancellationToken);
        return new CommandLine(code, output.ToString(), error.ToString());
    }

    /// <summary>Fails the test, showing what was printed, unless the command did its work.</summary>
    public CommandLine Succeeds()
    {
        Code.ShouldBe(0, Error);
        return this;
    }

    /// <summary>Checks that the command failed with a code and exactly one line of error that holds all the given words.</summary>
    public void FailsWith(int code, params string[] words)
    {
        Code.ShouldBe(code, Error);
        string line = ErrorLines.Where(text => text.StartsWith("pinpoint: error: ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        foreach (string word in words)
        {
            line.ShouldContain(word);
        }
    }
}
