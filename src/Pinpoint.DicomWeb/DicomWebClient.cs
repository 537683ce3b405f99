using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Pinpoint.DicomWeb;

/// <summary>
/// A client of an archive's DICOMweb service (PS3.18): finds series (QIDO-RS), fetches them (WADO-RS) and stores reports (STOW-RS). It may be used by several
/// threads at once.
/// </summary>
public sealed class DicomWebClient : IDisposable
{
    private const string Json = "application/dicom+json";
    private const string Dicom = "application/dicom";
    private const string Related = "multipart/related";
    private const int Page = 1000;
    private const int SmallestPage = 100;
    private const long LargestList = 1L << 26;
    private readonly ArchiveConnection _connection;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    public DicomWebClient(DicomWebOptions options)
        : this(options, TimeProvider.System)
    {
    }

    internal DicomWebClient(DicomWebOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _connection = new ArchiveConnection(options, clock);
    }

    /// <summary>The archive.</summary>
    public DicomWebOptions Options { get; }

    /// <summary>The series of a study.</summary>
    /// <param name="studyUid">The study.</param>
    /// <param name="seriesUid">The one series that is looked for; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">The archive cannot be reached, refuses, or answers with something else.</exception>
    /// <exception cref="UsageException">A UID is none.</exception>
    public Task<IReadOnlyList<SeriesEntry>> FindSeriesAsync(string studyUid, string? seriesUid = null, CancellationToken cancellationToken = default) =>
        ListAsync(
            $"studies/{Checked(studyUid)}/series?{(seriesUid is null ? "" : $"SeriesInstanceUID={Checked(seriesUid)}&")}includefield=00201209",
            set => SeriesOf(set, studyUid), entry => entry.SeriesUid, cancellationToken);

    /// <summary>The series of a kind of all studies from a day on.</summary>
    /// <param name="modality">The kind of machine, such as <c>CT</c>.</param>
    /// <param name="since">The first day of the studies.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">The archive cannot be reached, refuses, or answers with something else.</exception>
    /// <exception cref="UsageException">The modality is none.</exception>
    public Task<IReadOnlyList<SeriesEntry>> FindRecentSeriesAsync(string modality, DateOnly since, CancellationToken cancellationToken = default) =>
        ListAsync(
            FormattableString.Invariant($"series?Modality={CheckedModality(modality)}&StudyDate={since:yyyyMMdd}-&includefield=00201209"),
            set => SeriesOf(set, null), entry => entry.SeriesUid, cancellationToken);

    /// <summary>The instances of a series.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached, refuses, or answers with something else.</exception>
    /// <exception cref="UsageException">A UID is none.</exception>
    public Task<IReadOnlyList<InstanceEntry>> FindInstancesAsync(string studyUid, string seriesUid, CancellationToken cancellationToken = default) =>
        ListAsync(
            $"studies/{Checked(studyUid)}/series/{Checked(seriesUid)}/instances?includefield=00280008",
            set => set.Text(DicomJson.InstanceUid) is { } uid ? new InstanceEntry(uid, Math.Max(1, set.Integer(DicomJson.Frames) ?? 1)) : null,
            entry => entry.InstanceUid, cancellationToken);

    /// <summary>Fetches all instances of a series, as they are kept: whatever their transfer syntax.</summary>
    /// <returns>The files, in the order in which they came.</returns>
    /// <exception cref="ArchiveException">The archive cannot be reached, refuses, answers with something else, or the series is beyond the options'
    /// bounds.</exception>
    /// <exception cref="UsageException">A UID is none.</exception>
    public Task<IReadOnlyList<byte[]>> FetchSeriesAsync(string studyUid, string seriesUid, CancellationToken cancellationToken = default)
    {
        string address = $"studies/{Checked(studyUid)}/series/{Checked(seriesUid)}";
        return _connection.SendAsync(
            () => Get(address, $"{Related}; type=\"{Dicom}\"; transfer-syntax=*"),
            (answer, body, token) => PartsAsync(answer, body, token),
            null,
            cancellationToken);
    }

    /// <summary>Stores an instance.</summary>
    /// <param name="studyUid">The study that it belongs to.</param>
    /// <param name="instanceUid">The instance's UID, by which the archive's answer is read.</param>
    /// <param name="file">The instance, a DICOM file. It is sent again where the archive did not answer, which is harmless: it stays one instance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">The archive cannot be reached, or did not take it.</exception>
    /// <exception cref="UsageException">A UID is none.</exception>
    public Task<StoreOutcome> StoreAsync(string studyUid, string instanceUid, byte[] file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        string address = $"studies/{Checked(studyUid)}";
        Checked(instanceUid);
        return _connection.SendAsync(
            () => Post(address, file),
            async (answer, body, token) => StoreAnswer.Read(Options.Root, answer.StatusCode, instanceUid, await AnswerAsync(answer, body, token)),
            HttpStatusCode.Conflict,
            cancellationToken);
    }

    /// <summary>Whether a text may be a modality: letters and digits, at most 16.</summary>
    public static bool IsModality(string? text) => text is { Length: > 0 and <= 16 } && text.All(char.IsAsciiLetterOrDigit);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Checked(string uid) => DicomUid.IsValid(uid)
        ? uid
        : throw new UsageException("a study or series is named by something that is no UID; a UID has digits and points only, at most 64");

    private static string CheckedModality(string modality) => IsModality(modality)
        ? modality
        : throw new UsageException($"'{modality}' is no modality; give CT, MR or another that DICOM has");

    private static SeriesEntry? SeriesOf(DicomJson set, string? study) =>
        (set.Text(DicomJson.StudyUid) ?? study) is { } studyUid && DicomUid.IsValid(studyUid)
            && set.Text(DicomJson.SeriesUid) is { } seriesUid && DicomUid.IsValid(seriesUid)
        ? new SeriesEntry(studyUid, seriesUid)
        {
            Modality = set.Text(DicomJson.Modality) ?? "",
            Number = set.Integer(DicomJson.SeriesNumber),
            Description = set.Text(DicomJson.SeriesDescription) ?? "",
            Instances = set.Integer(DicomJson.SeriesInstances),
        }
        : null;

    private HttpRequestMessage Get(string address, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Options.Root, address));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    private HttpRequestMessage Post(string address, byte[] file)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue(Dicom);
        string boundary = Guid.NewGuid().ToString("N");
        var parts = new MultipartContent("related", boundary) { part };
        parts.Headers.ContentType = MediaTypeHeaderValue.Parse($"{Related}; type=\"{Dicom}\"; boundary={boundary}");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Options.Root, address)) { Content = parts };
        request.Headers.TryAddWithoutValidation("Accept", Json);
        return request;
    }

    // A page at a time, until one brings nothing new: servers may give fewer than was asked for, or all of them whatever was asked for.
    private async Task<IReadOnlyList<T>> ListAsync<T>(string address, Func<DicomJson, T?> of, Func<T, string> key, CancellationToken cancellationToken)
        where T : class
    {
        var entries = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            (int count, IReadOnlyList<T> page) = await PageAsync(
                FormattableString.Invariant($"{address}&limit={Page}&offset={entries.Count}"), of, cancellationToken);
            T[] news = [.. page.Where(entry => seen.Add(key(entry)))];
            entries.AddRange(news);
            if (entries.Count > Options.MostItems)
            {
                throw new ArchiveException(Options.Root, FormattableString.Invariant($"lists more than {Options.MostItems} entries; ask for fewer"));
            }

            if (news.Length == 0 || count < SmallestPage)
            {
                return entries;
            }
        }
    }

    private Task<(int Count, IReadOnlyList<T> Page)> PageAsync<T>(string address, Func<DicomJson, T?> of, CancellationToken cancellationToken)
        where T : class =>
        _connection.SendAsync(
            () => Get(address, Json),
            async (answer, body, token) =>
            {
                if (answer.StatusCode == HttpStatusCode.NoContent)
                {
                    return (0, (IReadOnlyList<T>)[]);
                }

                using JsonDocument json = await AnswerAsync(answer, body, token)
                    ?? throw new InvalidDataException("a list that is no JSON");
                return json.RootElement.ValueKind == JsonValueKind.Array
                    ? (json.RootElement.GetArrayLength(), [.. json.RootElement.EnumerateArray().Select(set => of(new DicomJson(set))).OfType<T>()])
                    : throw new InvalidDataException("JSON that is no list");
            },
            null,
            cancellationToken);

    // The JSON of an answer; null where it is none.
    private static async Task<JsonDocument?> AnswerAsync(HttpResponseMessage answer, Stream body, CancellationToken cancellationToken)
    {
        // Orthanc gives no media type with a refusal.
        string type = answer.Content.Headers.ContentType?.MediaType ?? Json;
        if (!type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await CopyAsync(body, bytes, LargestList, cancellationToken);
        try
        {
            return bytes.Length == 0 ? null : JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("JSON with an error", exception);
        }
    }

    private static async Task CopyAsync(Stream body, MemoryStream bytes, long most, CancellationToken cancellationToken)
    {
        byte[] block = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > most)
            {
                throw new InvalidDataException(FormattableString.Invariant($"more than {most} bytes where a list was asked for"));
            }
        }
    }

    private async Task<IReadOnlyList<byte[]>> PartsAsync(HttpResponseMessage answer, Stream body, CancellationToken cancellationToken)
    {
        MediaTypeHeaderValue? type = answer.Content.Headers.ContentType;
        string? boundary = type?.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (!string.Equals(type?.MediaType, Related, StringComparison.OrdinalIgnoreCase) || boundary is not { Length: > 0 and <= 200 })
        {
            throw new InvalidDataException("no multipart body of instances");
        }

        var files = new List<byte[]>();
        long total = 0;
        var parts = new MultipartReader(body, boundary);
        while (await parts.NextAsync(cancellationToken) is { } media)
        {
            if (media is not (Dicom or ""))
            {
                throw new InvalidDataException("a part that is no DICOM file");
            }

            if (files.Count == Options.MostItems)
            {
                throw new InvalidDataException(FormattableString.Invariant($"more than {Options.MostItems} instances"));
            }

            using var file = new MemoryStream();
            await parts.CopyAsync(file, Math.Min(Options.LargestInstance, Options.LargestSeries - total), cancellationToken);
            total += file.Length;
            files.Add(file.ToArray());
        }

        return files.Count > 0 ? files : throw new InvalidDataException("no instances");
    }
}
