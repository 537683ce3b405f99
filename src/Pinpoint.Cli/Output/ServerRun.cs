using Pinpoint.Web;

namespace Pinpoint.Cli.Output;

/// <summary>Serves until it is stopped.</summary>
internal static class ServerRun
{
    public static void Run(Terminal terminal, ServeOptions options, bool verbose) => RunAsync(terminal, options, verbose).GetAwaiter().GetResult();

    private static async Task RunAsync(Terminal terminal, ServeOptions options, bool verbose)
    {
        await using PinpointServer server = await PinpointServer.StartAsync(options, exception => Tell(terminal, exception, verbose), terminal.Cancellation);
        terminal.Output.WriteLine($"models: {string.Join(", ", server.Models)}");
        if (options.CorrectionsFolder is { } folder)
        {
            terminal.Output.WriteLine($"corrections go to {folder}");
        }

        terminal.Output.WriteLine($"open {server.Address} (stop with Ctrl-C)");
        terminal.Output.Flush();
        await server.RunAsync(terminal.Cancellation);
    }

    private static void Tell(Terminal terminal, Exception exception, bool verbose)
    {
        terminal.Fail(
            $"this is a fault of pinpoint; please report it: {exception.GetType().Name}: {exception.Message}{(verbose ? "" : " (--verbose shows where)")}");
        if (verbose)
        {
            terminal.Error.WriteLine(exception);
        }
    }
}
