using System.Net.Http.Headers;
using System.Text;

namespace Pinpoint.DicomWeb;

/// <summary>Who asks an archive. Neither the secret nor a part of it is ever printed.</summary>
public sealed class DicomWebCredentials
{
    /// <summary>The environment variable of the user.</summary>
    public const string UserVariable = "PINPOINT_DICOMWEB_USER";

    /// <summary>The environment variable of the user's password.</summary>
    public const string PasswordVariable = "PINPOINT_DICOMWEB_PASSWORD";

    /// <summary>The environment variable of a bearer token.</summary>
    public const string TokenVariable = "PINPOINT_DICOMWEB_TOKEN";

    private const int LargestFile = 1 << 16;
    private const string Form = "it holds 'user=NAME' and 'password=SECRET', or 'token=TOKEN', a line each";
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private DicomWebCredentials(AuthenticationHeaderValue? header) => Header = header;

    /// <summary>Nobody in particular.</summary>
    public static DicomWebCredentials None { get; } = new(null);

    /// <summary>The header that each request brings along.</summary>
    internal AuthenticationHeaderValue? Header { get; }

    /// <summary>A user with a password (RFC 7617).</summary>
    /// <exception cref="UsageException">The user has a colon, which the scheme does not allow.</exception>
    public static DicomWebCredentials Basic(string user, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(password);
        return user.Contains(':', StringComparison.Ordinal)
            ? throw new UsageException("the archive's user has a colon, which basic authentication does not allow")
            : new(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))));
    }

    /// <summary>A bearer token (RFC 6750).</summary>
    /// <exception cref="UsageException">It has blanks or letters that no token has.</exception>
    public static DicomWebCredentials Bearer(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return token.All(letter => letter is > ' ' and < '\x7f')
            ? new(new AuthenticationHeaderValue("Bearer", token))
            : throw new UsageException("the archive's token has blanks or letters that no token has");
    }

    /// <summary>The credentials of the environment; nobody in particular where it has none.</summary>
    /// <param name="variable">Gives a variable's value, or null.</param>
    /// <exception cref="UsageException">There is a user without a password, or both a user and a token.</exception>
    public static DicomWebCredentials FromEnvironment(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        return Of(
            Given(variable(UserVariable)), Given(variable(PasswordVariable)), Given(variable(TokenVariable)),
            problem => new UsageException($"{UserVariable}, {PasswordVariable} and {TokenVariable}: {problem}"));

        static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The credentials of a file, which none but its owner may read or write.</summary>
    /// <exception cref="BadInputException">It cannot be read, others may read or write it, or it is of another form.</exception>
    public static DicomWebCredentials FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] lines;
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & Others) != UnixFileMode.None)
            {
                throw new BadInputException(path, null, "others than its owner may read or write it; run 'chmod 600' on it, and change the secret");
            }

            byte[] bytes = new byte[LargestFile];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            lines = length == LargestFile
                ? throw new BadInputException(path, null, $"is too large to be credentials; {Form}")
                : Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF').Split('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the file and the rights to it", exception);
        }

        return Parse(path, lines);
    }

    private static DicomWebCredentials Parse(string path, string[] lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim('\r', ' ');
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? "" : line[..equals].Trim();
            if (line.Length > 0 && line[0] != '#' && (key is not ("user" or "password" or "token") || !values.TryAdd(key, line[(equals + 1)..].Trim())))
            {
                // The line may hold the secret, so that it is not repeated.
                throw new BadInputException(path, FormattableString.Invariant($"line {i + 1}"), $"is of another form; {Form}");
            }
        }

        return Of(
            values.GetValueOrDefault("user"), values.GetValueOrDefault("password"), values.GetValueOrDefault("token"),
            problem => new BadInputException(path, null, $"{problem}; {Form}"),
            mustBeGiven: true);
    }

    private static DicomWebCredentials Of(
        string? user, string? password, string? token, Func<string, PinpointException> refusal, bool mustBeGiven = false) => (user, password, token) switch
    {
        (null, null, null) when !mustBeGiven => None,
        (null, null, null) => throw refusal("there are no credentials"),
        ({ Length: > 0 }, not null, null) => Basic(user, password),
        (null, null, { Length: > 0 }) => Bearer(token),
        (_, _, not null) => throw refusal("there is a user and a token, or an empty one; give either"),
        _ => throw refusal("a user or a password is missing"),
    };
}
