namespace Pinpoint.Web.Predictions;

/// <summary>A request that is not served, and the status that says why.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What is wrong and what to do about it, in one line.</param>
/// <param name="retryAfter">When to ask again, if asking again may help.</param>
internal sealed class RequestRefusedException(int status, string detail, TimeSpan? retryAfter = null) : Exception(detail)
{
    public int Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether the client ended its request before its end.</summary>
    public bool HungUp { get; init; }

    /// <summary>The version of what is in the way, for the answer's <c>ETag</c>.</summary>
    public string? Version { get; init; }
}
