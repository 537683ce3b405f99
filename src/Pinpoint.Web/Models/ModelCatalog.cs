using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Models;

/// <summary>The models that are served, by name. They are loaded once; no request can name a file.</summary>
internal sealed class ModelCatalog : IDisposable
{
    private readonly Dictionary<string, ServedModel> _byId;

    private ModelCatalog(IReadOnlyList<ServedModel> models)
    {
        Models = models;
        _byId = models.ToDictionary(model => model.Id, StringComparer.Ordinal);
    }

    /// <summary>All models, in the order in which they were named.</summary>
    public IReadOnlyList<ServedModel> Models { get; }

    /// <summary>Loads models; two of one name are told apart by a number. Without paths, those that come with this software.</summary>
    /// <param name="paths">The models.</param>
    /// <param name="search">How they search.</param>
    /// <param name="withFacts">Whether reports are stored.</param>
    /// <exception cref="BadInputException">A model cannot be read.</exception>
    public static ModelCatalog Load(IReadOnlyList<string> paths, LocalizerOptions search, bool withFacts = false)
    {
        var models = new List<ServedModel>();
        foreach (string name in paths.Count == 0 ? ShippedModels.Names : [])
        {
            models.Add(Served(name, name, ModelFile.LoadShipped(name), ShippedModels.Card(name), search, withFacts));
        }

        foreach (string path in paths)
        {
            string file = ModelFile.PathOf(path);
            LandmarkModel model = ModelFile.Load(file);
            string id = Unused(IdOf(file), models);
            models.Add(Served(path, id, model, ModelCard.TextFor(file), search, withFacts));
        }

        return new ModelCatalog(models);
    }

    /// <summary>The model of that name, or null.</summary>
    public ServedModel? Find(string id) => _byId.GetValueOrDefault(id);

    public void Dispose()
    {
        foreach (ServedModel model in Models)
        {
            model.Predictor.Dispose();
        }
    }

    private static ServedModel Served(string path, string id, LandmarkModel model, string? card, LocalizerOptions search, bool withFacts)
    {
        var predictor = new Predictor(model, id, AnatomyDefinitions.For(null, model.LandmarkNames), search) { KnowFirst = ModelCard.KnowFirst(card) };
        return new ServedModel(id, card, predictor) { Facts = withFacts ? AnswerFacts.Of(path, predictor.Anatomy, [ReportStore.Word]) : null };
    }

    // A run's folder says more than "model.safetensors".
    private static string IdOf(string file)
    {
        string name = Path.GetFileName(file) == ModelFile.UsualName
            ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? ""
            : Path.GetFileNameWithoutExtension(file);
        string plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).Trim('.', '-');
        return plain.Length > 0 ? plain : "model";
    }

    private static string Unused(string id, List<ServedModel> models)
    {
        string unused = id;
        for (int number = 2; models.Exists(model => model.Id == unused); number++)
        {
            unused = $"{id}-{number}";
        }

        return unused;
    }
}
