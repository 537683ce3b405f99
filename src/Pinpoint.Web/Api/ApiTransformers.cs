using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Web.Api;

/// <summary>What the description of the API says in words and bounds, which no type can.</summary>
internal static class ApiTransformers
{
    private const string Token = "token";

    // What is a file and no text.
    private static readonly string[] Files = [ScanAnswer.ContentType, "application/zip"];

    // What clients must send of records that they send, where that is not all.
    private static readonly Dictionary<Type, string[]> Needed = new()
    {
        [typeof(ArchiveBody)] = ["study"],
        [typeof(LabelsBody)] = ["landmarks"],
        [typeof(JudgementBody)] = ["judgement"],
        [typeof(TrainingBody)] = [],
        [typeof(ListedLandmarkItem)] = ["name"],
        [typeof(LandmarkItem)] = ["name", "position_lps_mm", "status"],
    };

    // Every status that a route may answer with.
    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = "The answer.",
        ["201"] = "The case's name in the data set, or in the project.",
        ["202"] = "The scan waits for its turn.",
        ["300"] = "The body holds several volumes, and 'series' names none of them.",
        ["400"] = "A parameter is wrong.",
        ["401"] = "The token is missing or wrong.",
        ["403"] = "A page of another site asked.",
        ["404"] = "There is no such thing here.",
        ["408"] = "The body ended early or came too slowly.",
        ["409"] = "The corrections folder has landmarks of this scan in another file.",
        ["412"] = "Other landmarks stand there than the request goes by; ETag names them.",
        ["413"] = "The body, or the memory that the scan needs, is larger than this server allows.",
        ["415"] = $"The body is no volume in one file ({string.Join(", ", VolumeFile.StreamEndings)}).",
        ["422"] = "The body is damaged, or holds what cannot be.",
        ["429"] = "As many predictions, or corrections, as this server takes are under way; Retry-After says when to try again.",
        ["502"] = "The archive refuses, or cannot be reached.",
        ["503"] = "The request took longer than this server allows, or the server is being stopped.",
        ["507"] = "The folder of corrections, or of the project, cannot be written.",
    };

    private static readonly Dictionary<string, (JsonSchemaType Type, string Text)> Parameters = new(StringComparer.Ordinal)
    {
        ["model"] = (JsonSchemaType.String, "The model's name, as /models lists it."),
        ["case"] = (JsonSchemaType.String, "The case's name, as /studio lists it."),
        ["run"] = (JsonSchemaType.String, "The training's name, as /studio/training lists it."),
        ["name"] = (JsonSchemaType.String, "The scan's file name, for messages and file names; it is never opened."),
        ["frame"] = (JsonSchemaType.Integer, "Which frame of a scan with a fourth axis, counted from 0."),
        ["series"] = (JsonSchemaType.String, "Which volume of a DICOM archive: the label that stands in 'volumes', the series' UID, number or description."),
        ["upright"] = (JsonSchemaType.Boolean, "Whether a scan whose axes are not those of the world is laid onto them, trilinearly."),
        ["paths"] = (JsonSchemaType.Boolean, "Whether to add the ways of all starts."),
        ["format"] = (JsonSchemaType.String, $"The file's format: {LandmarkFormats.Standard.WordsWithoutImages}; the first is the default."),
        ["form"] = (JsonSchemaType.String, "How the table is written: csv or tps; the first is the default."),
        ["rater"] = (JsonSchemaType.String, "The second person whose landmarks are meant; without it they are the project's own."),
    };

    public static void AddTo(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) => Done(() => Describe(document)));
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => Done(() => Demand(schema, context)));
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Pinpoint",
            Version = "1",
            Summary = "Finds anatomical landmarks in 3D medical volumes.",
            Description =
                "Positions are in LPS millimetres, the scan's own world space. Every error is a problem document (RFC 9457) whose 'detail' says in one " +
                "line what is wrong and what to do.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers?.Clear();

        // Wherever GET is, HEAD is: described once.
        foreach (IOpenApiPathItem path in document.Paths.Values)
        {
            path.Operations?.Remove(HttpMethod.Head);
        }

        document.Tags = null;
        document.Components ??= new OpenApiComponents();

        // A plan inside a document: without a type, its schema would allow null as well.
        if (document.Components.Schemas?.TryGetValue(nameof(JsonElement), out IOpenApiSchema? plan) == true && plan is OpenApiSchema inside)
        {
            inside.Type = JsonSchemaType.Object;
        }

        document.AddComponent<IOpenApiSecurityScheme>(
            Token, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Asked for where the server was started with --token.",
            });
        document.Security = [new OpenApiSecurityRequirement(), new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Tags = null;
        foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
        {
            response.Description = Statuses[status];
            IEnumerable<KeyValuePair<string, OpenApiMediaType>> contents = response.Content ?? Enumerable.Empty<KeyValuePair<string, OpenApiMediaType>>();
            foreach ((_, OpenApiMediaType file) in contents.Where(item => Files.Contains(item.Key, StringComparer.Ordinal)))
            {
                file.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            }
        }

        foreach (OpenApiParameter parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            (JsonSchemaType type, parameter.Description) = Parameters[parameter.Name!];
            parameter.Schema = new OpenApiSchema { Type = type };
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakenBody>().FirstOrDefault() is not { } body)
        {
            return;
        }

        IOpenApiSchema scan = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        IOpenApiSchema content = body.Form is null ? scan : await ComponentAsync(body.Form, context, cancellationToken);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [body.MediaType] = new()
                {
                    Schema = body.MediaType == "multipart/form-data"
                        ? new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["landmarks"] = content, ["scan"] = scan },
                            Required = new HashSet<string>(StringComparer.Ordinal) { "landmarks", "scan" },
                        }
                        : content,
                },
            },
        };
    }

    private static async Task<IOpenApiSchema> ComponentAsync(Type record, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        OpenApiDocument document = context.Document ?? throw new UnreachableException("A route is described without its document.");
        if (document.Components?.Schemas?.ContainsKey(record.Name) != true)
        {
            document.AddComponent<IOpenApiSchema>(record.Name, await context.GetOrCreateSchemaAsync(record, null, cancellationToken));
        }

        return new OpenApiSchemaReference(record.Name, document);
    }

    // Every key is written, null or not; what is sent may leave some out.
    private static void Demand(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type.Namespace == typeof(IDocument).Namespace && schema.Properties is { Count: > 0 } properties)
        {
            // It has no setter, which the schema takes for "may be null".
            if (properties.TryGetValue("document", out IOpenApiSchema? kind) && kind is OpenApiSchema name)
            {
                name.Type = JsonSchemaType.String;
            }

            schema.Required = new SortedSet<string>(Needed.GetValueOrDefault(context.JsonTypeInfo.Type) ?? [.. properties.Keys], StringComparer.Ordinal);
        }
    }
}
