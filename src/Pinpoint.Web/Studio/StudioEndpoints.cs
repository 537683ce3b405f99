using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Api;
using Pinpoint.Web.Predictions;
using Pinpoint.Web.Security;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Studio;

/// <summary>The project of a studio over HTTP: its cases, their landmarks, and what people say of them.</summary>
internal sealed class StudioEndpoints(StudioSite? site, PredictEndpoint predictions, ScanAnswer answers, ServeOptions options, ServerLife life)
{
    private static readonly Dictionary<string, CaseJudgement> Judgements =
        Enum.GetValues<CaseJudgement>().ToDictionary(item => item.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private StudioSite Site => Require(site);

    /// <summary>The project that is open.</summary>
    /// <exception cref="RequestRefusedException">None is.</exception>
    internal static StudioSite Require(StudioSite? site) => site
        ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "this server has no project open; start it with 'pinpoint studio FOLDER'");

    public Ok<StudioDocument> Show(HttpContext context) => TypedResults.Ok(Site.Project.Describe(UserOf(context)));

    public async Task<Ok<StudioDocument>> SetList(HttpContext context)
    {
        StudioSite open = Open();
        LandmarkListBody body = await WebJson.ReadAsync<LandmarkListBody>(context.Request.Body, context.RequestAborted);
        return TypedResults.Ok(StudioSite.Written(() =>
        {
            open.Project.SetList(body.LandmarkList);
            return open.Project.Describe(UserOf(context));
        }));
    }

    public async Task<Created<StudioScanDocument>> AddScan(HttpContext context, string? name = null)
    {
        StudioSite open = Open();
        PredictEndpoint.AllowBody(context, options);
        using PredictionPlace place = predictions.Enter(context);
        StudioScanDocument added = await predictions.BoundedAsync(context, async token =>
        {
            StudioScanDocument? made = null;
            try
            {
                await OwnThread.Run(() =>
                {
                    using var body = new BodyStream(context.Request.Body, options.LargestBody, token);
                    made = open.Add(ScanName.Of(name), body, token);
                });
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                throw PredictEndpoint.HungUp();
            }

            return made!;
        });
        return TypedResults.Created((string?)null, added);
    }

    public Ok<StudioCaseDocument> ShowCase(string @case, string? rater = null) =>
        TypedResults.Ok(rater is null ? Site.Project.Show(Find(@case)) : Site.Raters.Show(Find(@case), rater));

    public async Task SendScan(string @case, HttpContext context)
    {
        DatasetCase item = Find(@case);
        using PredictionPlace place = predictions.Enter(context);
        await predictions.BoundedAsync(context, async token =>
        {
            await answers.SendAsync(context, true, (read, _) => VolumeFile.Read(item.VolumePath, item.ReadOptions with
            {
                Cancellation = token,
                BeforeVoxels = read.BeforeVoxels,
            }), token);
            return true;
        });
    }

    public async Task<Ok<StudioCaseDocument>> Save(string @case, HttpContext context, string? rater = null)
    {
        StudioSite open = Open();
        DatasetCase item = Find(@case);
        LabelsBody body = await WebJson.ReadAsync<LabelsBody>(context.Request.Body, context.RequestAborted);
        LandmarkSet landmarks = body.Landmarks is { Count: 0 } ? new LandmarkSet([]) : LandmarkItem.ToSet(body.Landmarks);
        if (!double.IsFinite(body.WorkSeconds))
        {
            throw new BadInputException("'work_seconds' is no number; correct it");
        }

        var saving = new LabelsSaving(landmarks, body.LabelsVersion, body.Done, body.WorkSeconds, UserOf(context));
        return TypedResults.Ok(StudioSite.Written(() => rater is null ? open.Project.Save(item, saving) : open.Raters.Save(item, rater, saving)));
    }

    public async Task<Ok<StudioProposalsDocument>> Propose(string @case, HttpContext context)
    {
        DatasetCase item = Find(@case);
        LandmarksBody body = await WebJson.ReadAsync<LandmarksBody>(context.Request.Body, context.RequestAborted);
        return TypedResults.Ok(Site.Proposals.Of(item.Name, LandmarkItem.ToSet(body.Landmarks)));
    }

    public async Task<Ok<StudioCaseDocument>> Judge(string @case, HttpContext context)
    {
        StudioSite open = Open();
        DatasetCase item = Find(@case);
        JudgementBody body = await WebJson.ReadAsync<JudgementBody>(context.Request.Body, context.RequestAborted);
        CaseJudgement judgement = Judgements.TryGetValue(body.Judgement ?? "", out CaseJudgement known)
            ? known
            : throw new BadInputException($"'judgement' is none of {string.Join(", ", Judgements.Keys)}; send one of these");
        return TypedResults.Ok(StudioSite.Written(() => open.Project.Judge(item, judgement, body.LabelsVersion, UserOf(context))));
    }

    private static string? UserOf(HttpContext context) => context.Items[RequestUser.Key] as string;

    private StudioSite Open()
    {
        life.RefuseNew();
        return Site;
    }

    private DatasetCase Find(string name) => Site.Project.Find(name)
        ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "the project has no case of that name; look at the list of cases again");
}
