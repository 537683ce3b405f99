namespace Pinpoint.Web.Security;

/// <summary>Where a request keeps whose it is.</summary>
internal static class RequestUser
{
    /// <summary>The key of the user's name among the request's items; nothing stands there where the server knows no names.</summary>
    public static object Key { get; } = new();
}
