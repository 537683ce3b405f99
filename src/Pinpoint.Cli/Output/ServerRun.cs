using Pinpoint.Cli.Parsing;
using Pinpoint.Web;

namespace Pinpoint.Cli.Output;

/// <summary>Serves until it is stopped.</summary>
internal static class ServerRun
{
    public static void Run(Terminal terminal, ServeOptions options, bool verbose) => RunAsync(terminal, options, verbose).GetAwaiter().GetResult();

    private static async Task RunAsync(Terminal terminal, ServeOptions options, bool verbose)
    {
        await using PinpointServer server = await PinpointServer.StartAsync(options, exception => Tell(terminal, exception, verbose), terminal.Cancellation);
        terminal.Output.WriteLine(options.StudioFolder is { } project ? $"project: {project}" : $"models: {string.Join(", ", server.Models)}");
        if (options.CorrectionsFolder is { } folder)
        {
            terminal.Output.WriteLine($"corrections go to {folder}");
        }

        if (options.Archive is { } archive)
        {
            terminal.Warn(archive.Warning is { } warning ? [warning] : []);
            terminal.Output.WriteLine($"archive: {archive.Root}");
        }

        Uri site = options.PublicUrl ?? server.Address;
        terminal.Output.WriteLine($"open {(options.StudioFolder is null ? site : new Uri(site, "studio"))} (stop with Ctrl-C)");
        if (options.PublicUrl is not null)
        {
            terminal.Output.WriteLine($"the proxy's requests go to {server.Address}");
        }

        terminal.Output.Flush();
        await using CancellationTokenRegistration telling = terminal.Cancellation.Register(() => TellOfEnd(terminal, server.UnderWay, options.Drain));
        int givenUp = await server.RunAsync(terminal.Cancellation);
        options.Loggers?.Dispose();
        terminal.Output.WriteLine(givenUp == 0 ? "stopped" : $"stopped; predictions given up: {givenUp}");
        terminal.Output.Flush();
    }

    private static void TellOfEnd(Terminal terminal, int underWay, TimeSpan drain)
    {
        if (underWay > 0)
        {
            terminal.Output.WriteLine($"stopping; predictions under way: {underWay}, which may take {DurationText.Format(drain)} more");
            terminal.Output.Flush();
        }
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
