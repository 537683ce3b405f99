namespace Pinpoint.Web;

/// <summary>What is served, where, and within which bounds.</summary>
public sealed record ServeOptions
{
    /// <summary>The model files, or folders of training runs, each served under its own name; none: the models that come with this software.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The address to listen on: an IP address or <c>localhost</c>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes any that is free.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>What every request to the API must bring along; null asks for nothing, which only loopback allows.</summary>
    public string? Token { get; init; }

    /// <summary>The data set that receives corrected landmarks with their scans; null keeps nothing.</summary>
    public string? CorrectionsFolder { get; init; }

    /// <summary>Web origins, besides the server's own, whose pages may use the API.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Predictions that run at once.</summary>
    public int Concurrent { get; init; } = Math.Max(1, Environment.ProcessorCount / 4);

    /// <summary>Predictions that may wait for their turn; more are turned away with status 429.</summary>
    public int Queue { get; init; } = 8;

    /// <summary>How long a request may take, from its first byte to the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The largest request body in bytes.</summary>
    public long LargestBody { get; init; } = 1L << 30;

    /// <summary>The memory in bytes that all scans under way may take together.</summary>
    public long LargestMemory { get; init; } = 4L << 30;

    /// <summary>
    /// Whether calibrated models also search the mirror images of scans that are less usual than most
    /// (<see cref="Localization.LocalizerOptions.CheckMirrorImages"/>).
    /// </summary>
    public bool CheckMirrorImages { get; init; } = true;

    /// <summary>Threads of one prediction; null shares the cores among the predictions that run at once.</summary>
    public int? Threads { get; init; }

    /// <summary>The threads of one prediction.</summary>
    internal int ThreadsEach => Threads ?? Math.Max(1, Environment.ProcessorCount / Concurrent);
}
