namespace Pinpoint.DicomWeb;

/// <summary>An archive, and the bounds of what is done with it.</summary>
public sealed record DicomWebOptions
{
    private const string HowTo = "give the root of its DICOMweb service, such as https://pacs.example.org/dicom-web";

    /// <summary>An archive.</summary>
    /// <param name="root">The address under which its DICOMweb service lies, with scheme; no other address is ever asked.</param>
    /// <exception cref="UsageException">It is none, or holds a password, a query or a fragment.</exception>
    public DicomWebOptions(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!Uri.TryCreate(root, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new UsageException($"'{root}' is no address of an archive; {HowTo}");
        }

        if (url.UserInfo.Length > 0)
        {
            // It would stand in the shell's history, and in whatever is printed.
            throw new UsageException(
                $"the address of the archive {url.Host} holds a user or a password; set {DicomWebCredentials.UserVariable} and " +
                $"{DicomWebCredentials.PasswordVariable}, or give a file of credentials");
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new UsageException($"'{root}' has a query or a fragment; {HowTo}");
        }

        Root = url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    /// <summary>The address under which the DICOMweb service lies; it ends with a slash.</summary>
    public Uri Root { get; }

    /// <summary>Who asks.</summary>
    public DicomWebCredentials Credentials { get; init; } = DicomWebCredentials.None;

    /// <summary>How often a request is sent at most, where the archive is busy or there is no connection.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long the first wait before another attempt takes; each further one takes twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before another attempt, whatever the archive asks for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the archive may be silent: before its answer begins, and in the middle of it.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The most bytes that one instance may have.</summary>
    public long LargestInstance { get; init; } = 1L << 30;

    /// <summary>The most bytes that one series may have.</summary>
    public long LargestSeries { get; init; } = 4L << 30;

    /// <summary>The most instances that one series may have, and the most series that a list may have.</summary>
    public int MostItems { get; init; } = 20_000;

    /// <summary>What a user should know of these options; null where all is well.</summary>
    public string? Warning => Root.Scheme == Uri.UriSchemeHttp && !Root.IsLoopback && Credentials.Header is not null
        ? $"{Root}: the credentials go over the network in plain text; use https"
        : null;
}
