using Microsoft.Extensions.Primitives;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Corrections;

/// <summary>What a client goes by when it saves: the version that it saw (<c>If-Match</c>), that there is none (<c>If-None-Match: *</c>), or nothing.</summary>
/// <param name="Versions">The versions of which one must stand there; null asks for none.</param>
/// <param name="MustBeNew">Whether none may stand there.</param>
internal sealed record ExpectedVersion(IReadOnlyList<string>? Versions, bool MustBeNew)
{
    private const string Any = "*";

    /// <summary>Reads a request's headers.</summary>
    public static ExpectedVersion Of(HttpRequest request) => new(
        ListOf(request.Headers.IfMatch), ListOf(request.Headers.IfNoneMatch)?.Any(known => known is Any) == true);

    /// <summary>Refuses another version than the expected one.</summary>
    /// <param name="version">What stands there; null for nothing.</param>
    /// <exception cref="RequestRefusedException">It is another.</exception>
    public void Require(string? version)
    {
        bool holds = (!MustBeNew || version is null) && (Versions is null || (version is not null && Versions.Any(known => known is Any || known == version)));
        if (!holds)
        {
            throw new RequestRefusedException(
                StatusCodes.Status412PreconditionFailed,
                version is null
                    ? "nothing of this scan is kept any more; send it without If-Match"
                    : "somebody has kept landmarks of this scan meanwhile; look at them, or send yours again with If-Match and the ETag of this answer, "
                        + "which keeps theirs beside") { Version = version };
        }
    }

    private static string[]? ListOf(StringValues header) => header.Count == 0
        ? null
        : [.. header.SelectMany(value => (value ?? "").Split(',')).Select(value => value.Trim())];
}
