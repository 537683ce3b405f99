namespace Pinpoint.Phantoms;

/// <summary>What a kind of tissue is to a scanner.</summary>
/// <param name="EchoDecibels">How strongly it scatters ultrasound back, in decibels against a mirror across the beam.</param>
/// <param name="LossDecibelsPerMm">What a millimetre of it takes from an echo, there and back, in decibels.</param>
/// <param name="Hounsfield">Its density on the Hounsfield scale of computed tomography: -1000 is air, 0 is water.</param>
internal sealed record Tissue(float EchoDecibels, float LossDecibelsPerMm, float Hounsfield)
{
    public static Tissue Air { get; } = new(-90, 0.5f, -1000);

    public static Tissue AmnioticFluid { get; } = new(-62, 0.01f, 5);

    public static Tissue CerebralFluid { get; } = new(-56, 0.02f, 8);

    public static Tissue Subarachnoid { get; } = new(-41, 0.08f, 12);

    public static Tissue Brain { get; } = new(-32, 0.22f, 32);

    public static Tissue Thalamus { get; } = new(-39, 0.22f, 34);

    public static Tissue Brainstem { get; } = new(-35, 0.22f, 33);

    public static Tissue ChoroidPlexus { get; } = new(-14, 0.25f, 42);

    public static Tissue Fissure { get; } = new(-25, 0.22f, 30);

    public static Tissue Falx { get; } = new(-23, 0.25f, 50);

    public static Tissue CerebellarHemisphere { get; } = new(-34, 0.25f, 36);

    public static Tissue Vermis { get; } = new(-16, 0.25f, 38);

    public static Tissue Bone { get; } = new(-13, 5.5f, 650);

    public static Tissue Suture { get; } = new(-26, 0.4f, 60);

    public static Tissue Scalp { get; } = new(-28, 0.3f, 40);

    public static Tissue FetalSoftTissue { get; } = new(-29, 0.3f, 45);

    public static Tissue MaternalTissue { get; } = new(-22, 0.3f, 45);

    public static Tissue Placenta { get; } = new(-26, 0.25f, 50);

    public static Tissue Fat { get; } = new(-24, 0.3f, -100);

    public static Tissue Muscle { get; } = new(-28, 0.3f, 55);

    public static Tissue CorticalBone { get; } = new(-8, 8, 1300);

    public static Tissue SpongyBone { get; } = new(-16, 5, 280);

    public static Tissue Disc { get; } = new(-25, 0.4f, 90);

    public static Tissue SpinalCord { get; } = new(-36, 0.2f, 38);

    /// <summary><see cref="EchoDecibels"/> as an amplitude.</summary>
    public float Amplitude { get; } = Decibels.ToAmplitude(EchoDecibels);
}
