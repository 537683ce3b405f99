using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Pinpoint.Web.Pages;

/// <summary>The page's files, which lie in this assembly: no request reaches the disk.</summary>
internal static class PageFiles
{
    private const string Folder = "page/";
    private const string Packed = ".gz";
    private const string PartsFolder = Folder + "parts/";
    private const string PageEnding = ".html";
    private static readonly Lazy<Dictionary<string, PageFile>> Files = new(ReadAll);
    private static readonly string Version = $"\"{typeof(PageFiles).Module.ModuleVersionId:N}\"";

    /// <summary>Whether the build had npm, which brings the viewer.</summary>
    public static bool HasViewer => Files.Value.ContainsKey("/viewer.js");

    /// <summary>The addresses of all files.</summary>
    public static IEnumerable<string> Addresses => Files.Value.Keys;

    /// <summary>Sends the file at an address.</summary>
    public static async Task SendAsync(HttpContext context, string address)
    {
        PageFile file = Files.Value[address];
        HttpResponse response = context.Response;
        response.Headers.ETag = Version;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == Version)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] content = file.Content;
        if (file.Compressed)
        {
            response.Headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.ContentEncoding = "gzip";
            }
            else
            {
                content = Unpack(content);
            }
        }

        response.ContentType = file.Type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static Dictionary<string, PageFile> ReadAll()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        string[] resources = [.. assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))];
        Dictionary<string, string> parts = resources.Where(name => name.StartsWith(PartsFolder, StringComparison.Ordinal))
            .ToDictionary(name => name[PartsFolder.Length..^PageEnding.Length], name => Encoding.UTF8.GetString(Read(assembly, name)), StringComparer.Ordinal);
        foreach (string resource in resources.Where(name => !name.StartsWith(PartsFolder, StringComparison.Ordinal)))
        {
            byte[] content = resource.EndsWith(PageEnding, StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(WithParts(Encoding.UTF8.GetString(Read(assembly, resource)), parts))
                : Read(assembly, resource);
            bool compressed = resource.EndsWith(Packed, StringComparison.Ordinal);
            string name = "/" + (compressed ? resource[Folder.Length..^Packed.Length] : resource[Folder.Length..]);
            string address = name switch
            {
                "/index.html" => "/",
                "/api.html" => "/api",
                "/studio.html" => "/studio",
                _ => name,
            };
            files.Add(address, new PageFile(content, TypeOf(name), compressed));
        }

        return files;
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? assembly.GetManifestResourceStream(resource.Replace('/', '\\'))
            ?? throw new UnreachableException($"The page's file {resource} is listed and not there.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    // What two pages have in common stands once.
    private static string WithParts(string page, Dictionary<string, string> parts) =>
        parts.Aggregate(page, (text, part) => text.Replace($"<!-- part: {part.Key} -->", part.Value, StringComparison.Ordinal));

    private static string TypeOf(string name) => name switch
    {
        _ when name.EndsWith(".html", StringComparison.Ordinal) => "text/html; charset=utf-8",
        _ when name.EndsWith(".css", StringComparison.Ordinal) => "text/css; charset=utf-8",
        _ when name.EndsWith(".svg", StringComparison.Ordinal) => "image/svg+xml",
        _ when name.EndsWith(".json", StringComparison.Ordinal) => "application/json",
        _ when name.EndsWith(".js", StringComparison.Ordinal) => "text/javascript; charset=utf-8",
        _ => throw new UnreachableException($"The page's file {name} is of no known kind."),
    };

    private static byte[] Unpack(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            stream.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }
}
