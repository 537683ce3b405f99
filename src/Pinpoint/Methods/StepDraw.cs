using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>Draws the samples of a training step: the same step gives the same ones, in whatever order steps are drawn.</summary>
/// <param name="step">The step, counted from 0.</param>
/// <param name="patches">Receives grids and states; its capacity is the batch size.</param>
/// <param name="targets">Receives the regression targets, <c>[batch, outputs]</c>.</param>
/// <param name="classes">Receives the classes: <c>[batch]</c> for one softmax, <c>[batch, outputs]</c> for two-class heads.</param>
internal delegate void StepDraw(long step, PatchBatch patches, Span<float> targets, Span<int> classes);
