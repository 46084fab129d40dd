/** Colour words → #rrggbb. First the CSS Color 4 names, then common names of paints, plants, stones, metals and foods. */
const CSS = `aliceblue f0f8ff|antiquewhite faebd7|aqua 00ffff|aquamarine 7fffd4|azure f0ffff|beige f5f5dc|bisque ffe4c4|black 000000|blanchedalmond ffebcd|blue 0000ff|blueviolet 8a2be2|brown a52a2a|burlywood deb887|cadetblue 5f9ea0|chartreuse 7fff00|chocolate d2691e|coral ff7f50|cornflowerblue 6495ed|cornsilk fff8dc|crimson dc143c|cyan 00ffff|darkblue 00008b|darkcyan 008b8b|darkgoldenrod b8860b|darkgray a9a9a9|darkgreen 006400|darkkhaki bdb76b|darkmagenta 8b008b|darkolivegreen 556b2f|darkorange ff8c00|darkorchid 9932cc|darkred 8b0000|darksalmon e9967a|darkseagreen 8fbc8f|darkslateblue 483d8b|darkslategray 2f4f4f|darkturquoise 00ced1|darkviolet 9400d3|deeppink ff1493|deepskyblue 00bfff|dimgray 696969|dodgerblue 1e90ff|firebrick b22222|floralwhite fffaf0|forestgreen 228b22|fuchsia ff00ff|gainsboro dcdcdc|ghostwhite f8f8ff|gold ffd700|goldenrod daa520|gray 808080|green 008000|greenyellow adff2f|honeydew f0fff0|hotpink ff69b4|indianred cd5c5c|indigo 4b0082|ivory fffff0|khaki f0e68c|lavender e6e6fa|lavenderblush fff0f5|lawngreen 7cfc00|lemonchiffon fffacd|lightblue add8e6|lightcoral f08080|lightcyan e0ffff|lightgoldenrodyellow fafad2|lightgray d3d3d3|lightgreen 90ee90|lightpink ffb6c1|lightsalmon ffa07a|lightseagreen 20b2aa|lightskyblue 87cefa|lightslategray 778899|lightsteelblue b0c4de|lightyellow ffffe0|lime 00ff00|limegreen 32cd32|linen faf0e6|magenta ff00ff|maroon 800000|mediumaquamarine 66cdaa|mediumblue 0000cd|mediumorchid ba55d3|mediumpurple 9370db|mediumseagreen 3cb371|mediumslateblue 7b68ee|mediumspringgreen 00fa9a|mediumturquoise 48d1cc|mediumvioletred c71585|midnightblue 191970|mintcream f5fffa|mistyrose ffe4e1|moccasin ffe4b5|navajowhite ffdead|navy 000080|oldlace fdf5e6|olive 808000|olivedrab 6b8e23|orange ffa500|orangered ff4500|orchid da70d6|palegoldenrod eee8aa|palegreen 98fb98|paleturquoise afeeee|palevioletred db7093|papayawhip ffefd5|peachpuff ffdab9|peru cd853f|pink ffc0cb|plum dda0dd|powderblue b0e0e6|purple 800080|rebeccapurple 663399|red ff0000|rosybrown bc8f8f|royalblue 4169e1|saddlebrown 8b4513|salmon fa8072|sandybrown f4a460|seagreen 2e8b57|seashell fff5ee|sienna a0522d|silver c0c0c0|skyblue 87ceeb|slateblue 6a5acd|slategray 708090|snow fffafa|springgreen 00ff7f|steelblue 4682b4|tan d2b48c|teal 008080|thistle d8bfd8|tomato ff6347|turquoise 40e0d0|violet ee82ee|wheat f5deb3|white ffffff|whitesmoke f5f5f5|yellow ffff00|yellowgreen 9acd32`;

const COMMON = `alabaster f2f0e6|almond efdecd|amaranth e52b50|amber ffbf00|amethyst 9966cc|apple 8db600|apricot fbceb1|aquarium 5fb0b7|arctic e8f1f5|ash b2beb5|asparagus 87a96b|aubergine 472c4c|autumn b5651d|avocado 568203|bamboo d9c89e|banana ffe135|basil 4f6f3a|bay 5f8f9b|berry 8e2a5b|birch ece5d8|biscuit e9cfa8|blackberry 43182f|blond faf0be|bloom f2a7b8|blossom f6c6cf|blueberry 4f57a6|blush de5d83|bone e3dac9|brass b5a642|brick b0413e|bronze cd7f32|buff daa06d|burgundy 800020|burnt 8a3324|butter fff1a8|buttercream fdf1cf|buttercup f3ad16|butterscotch e3963e|cabernet 6a1b2d|cacao 5b3a29|camel c19a6b|canary ffef00|candy e4717a|cantaloupe ffa62f|caramel c68e4e|cardinal c41e3a|carmine 960018|carnation ffa6c9|carrot ed9121|cashmere d8b99c|celadon ace1af|celeste b2ffff|cement a5a391|cerise de3163|cerulean 2a52be|chalk f4f3ee|chambray 475c91|champagne f7e7ce|charcoal 36454f|chartreuse 7fff00|cherry c2274a|chestnut 954535|chili c11b17|cinnamon b5592a|citrine e4d00a|citron ddd06a|citrus f5a623|claret 7f1734|clay b66a50|clementine e96e00|cloud eceff1|clover 3ea055|cobalt 0047ab|cocoa 6b4423|coconut f6f2e9|coffee 6f4e37|cognac 9a463d|concrete 95948b|copper b87333|cornflower 6495ed|cotton f7f5f0|cranberry 9f000f|cream fff6dd|currant 8b1e3f|custard fff0b3|daffodil ffdf4d|dahlia 8b2252|daisy f9f6e4|dandelion f0e130|dawn f3d9cf|denim 1560bd|desert edc9af|dove d8d5d0|dusk 6e6483|dust e5dfd3|earth 7a5c3e|ebony 2d2926|eggplant 614051|eggshell f0ead6|emerald 2e8b57|espresso 4b3621|eucalyptus 44836f|evergreen 14533c|fawn e5aa70|fern 4f7942|fig 6b3f5b|fire d9381e|flame e25822|flamingo fc8eac|flax eedc82|flint 6f6a61|fog dcdfe2|forest 228b22|frost e9f1f5|garnet 7b2135|ginger b06500|ginseng e6dfa8|glacier c4dfe6|granite 676767|grape 6f2da8|grapefruit fd5956|graphite 383d42|grass 5f9f3b|gunmetal 2c3539|harvest da9100|hazel 8e7618|hazelnut bc9a78|heather b7a3c6|heliotrope df73ff|hibiscus b43757|honey eba937|hunter 355e3b|hydrangea 8aa6d6|ice d6ecf3|ink 1f2a44|iris 5a4fcf|iron 52595d|ivy 45644a|jade 00a86b|jasmine f8de7e|jet 343434|juniper 3a6c63|kiwi 8ee53f|lagoon 017987|lake 3e7ca6|lapis 26619c|latte c8a27e|lava cf1020|lemon fff44f|lemonade fdfb98|licorice 1a1110|lilac c8a2c8|lily faf3f0|loam 6b5138|mahogany c04000|maize fbec5d|mandarin f37a48|mango ff8243|maple c9803f|marble f0eeea|marigold eaa221|marine 042e60|mauve c49bb8|meadow 7fae5a|melon febaad|merlot 73343a|mercury e5e5e5|midnight 191970|milk fdfcf5|mint 98e4c1|mist dde5e8|mocha 967259|moon f2efe0|moonlight e4e6ee|moonstone 73a9c2|moss 8a9a5b|mulberry c54b8c|mushroom bcab99|mustard d8a420|nectarine ff8656|neutral d9d6cf|night 23293b|nude e8c9b0|nutmeg 7e4a3b|oat dfd2b8|oatmeal dcd0ba|obsidian 1e2024|ocean 1f6f8b|ochre cc7722|onyx 353839|opal a8c3bc|orchard 6b8f47|oxblood 4a0000|oyster d9d2c5|pacific 1ca9c9|papaya ffb070|paper f7f3ea|parchment f1e9d2|peach ffcba4|peacock 00778b|pear d1e231|pearl f0ead6|pebble a39e93|pecan a36a3f|peony e8a0b4|pepper 8c2f2f|peppermint cbe8d9|periwinkle ccccff|persimmon ec5800|petal f4c2d0|pewter 8d9196|pine 01796f|pineapple f6d155|pistachio 93c572|plaster e8e3da|platinum e5e4e2|pomegranate c0392b|poppy e35335|porcelain f4f5f0|port 5e2537|pumpkin ff7518|quartz d8cfd6|raspberry c21e56|raven 2b2b33|rhubarb c06a6a|river 4a7c9b|rose e8768f|rosemary 64786a|rosewood 65000b|ruby 9b111e|russet 80461b|rust b7410e|saffron f4c430|sage 9caf88|sand d9c6a0|sandalwood b99779|sandstone d2bd96|sangria 92000a|sapphire 0f52ba|scarlet ff2400|sea 2e8b8b|seafoam 9fe2bf|sepia 704214|shadow 8a795d|shamrock 009e60|sherbet f6b7a0|silk f3ebe0|slate 5f6f7f|smoke 8a8f93|spruce 3b5c4f|steel 4682b4|stone b5ada1|storm 4f5b66|straw e4d96f|strawberry fc5a8d|sugar fbf7f0|sunflower ffc512|sunglow ffcc33|sunlight fff3b0|sunrise f8c38a|sunset fa8c5c|sunshine ffe26a|tangerine f28500|tangelo f94d00|taupe 8b7d72|tea d0e8c5|terracotta c8694b|tiger e08d3c|timber 8f6b4a|toast b98a5b|toffee 8a5a36|topaz ffc87c|truffle 5c4a42|tulip ff878d|tuscan c09999|twilight 4e518b|ultramarine 3f00ff|umber 635147|vanilla f3e5ab|velvet 6a1f4b|vermilion e34234|verdigris 43b3ae|viridian 40826d|walnut 773f1a|water c4e3ee|watermelon fc6c85|wave 4a90a4|wine 722f37|wisteria c9a0dc|wood 9a6b42|zinc 8f9499|zinnia d8566f`;

/** Two-word names whose colour is not what the rules give. */
const PAIRS = `baby blue 89cff0|baby pink f4c2c2|bottle green 006a4e|bright red ee1c25|british racing green 004225|burnt orange cc5500|burnt sienna e97451|burnt umber 8a3324|cool gray 8c92ac|cotton candy ffbcd9|cloud white f4f6f7|deep blue 0a2a66|dust white efece4|dusty rose c9a0a0|dusty blue 7a96b1|dusty pink d8a7a7|egg white fdf8e7|electric blue 2f6bff|electric purple bf00ff|fire engine red ce2029|french blue 0072bb|french gray bebfc5|hunter green 355e3b|ice blue c7e5f0|jet black 141414|jungle green 29ab87|kelly green 4cbb17|milk white fcfaf2|mint green 98e4b0|moss green 8a9a5b|mustard yellow e1ad01|neon green 39ff14|neon pink ff4fa3|off white faf6ee|oxford blue 002147|pastel blue aec6cf|pastel pink f8c8d4|pastel green b5e3b5|pastel purple cbb4dd|pastel yellow fdf3b0|pearl white f4f1e8|pine green 01796f|powder pink f2c9cf|prussian blue 003153|rose gold b76e79|rose white fbf3f2|royal purple 6b3fa0|sea blue 006994|sky gray bcccd6|smoky gray 726f6b|space gray 4f5559|sun yellow ffd83d|tea green d0f0c0|tea rose f4c2c2|tiffany blue 0abab5|warm gray a49a8f|warm white fbf4e8|wine red 722f37`;

export const COLOR_WORDS: ReadonlyMap<string, string> = new Map(
  [...CSS.split('|'), ...COMMON.split('|')]
    .map((entry): [string, string] => {
      const at = entry.lastIndexOf(' ');
      return [entry.slice(0, at), `#${entry.slice(at + 1)}`];
    })
    .reverse(), // CSS names are first in the list and therefore last here: they win
);
export const COLOR_PAIRS: ReadonlyMap<string, string> = new Map(
  PAIRS.split('|').map((entry): [string, string] => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at), `#${entry.slice(at + 1)}`];
  }),
);

/** Words before a colour: change of lightness and saturation, each −1…1. */
export const COLOR_MODIFIERS: ReadonlyMap<string, readonly [lightness: number, saturation: number]> = new Map([
  ['light', [0.45, -0.1]],
  ['lighter', [0.55, -0.1]],
  ['pale', [0.6, -0.25]],
  ['soft', [0.35, -0.3]],
  ['pastel', [0.55, -0.25]],
  ['faint', [0.7, -0.3]],
  ['dark', [-0.4, 0]],
  ['darker', [-0.5, 0]],
  ['deep', [-0.35, 0.1]],
  ['rich', [-0.2, 0.15]],
  ['medium', [0, -0.05]],
  ['mid', [0, 0]],
  ['bright', [0.1, 0.3]],
  ['vivid', [0, 0.4]],
  ['neon', [0.1, 0.6]],
  ['electric', [0, 0.5]],
  ['muted', [0, -0.4]],
  ['dusty', [0.1, -0.4]],
  ['dull', [0, -0.4]],
  ['grayish', [0, -0.6]],
  ['warm', [0.05, 0.1]],
  ['cool', [0, -0.1]],
  ['hot', [0, 0.4]],
  ['royal', [-0.15, 0.2]],
  ['burnt', [-0.3, 0]],
  ['smoky', [-0.1, -0.5]],
  ['misty', [0.4, -0.3]],
  ['creamy', [0.5, -0.2]],
  ['frosted', [0.5, -0.2]],
  ['icy', [0.5, -0.1]],
  ['milky', [0.6, -0.2]],
  ['snowy', [0.8, -0.3]],
  ['ashen', [0.1, -0.6]],
  ['golden', [0.1, 0.3]],
  ['silvery', [0.3, -0.6]],
  ['rosy', [0.2, 0]],
  ['earthy', [-0.1, -0.2]],
  ['sunny', [0.3, 0.3]],
  ['stormy', [-0.3, -0.3]],
  ['old', [0, -0.3]],
  ['antique', [0.2, -0.3]],
  ['vintage', [0, -0.3]],
  ['midnight', [-0.6, 0]],
  ['very', [0, 0]],
  ['ultra', [0, 0.2]],
  ['fresh', [0.1, 0.2]],
  ['raw', [-0.1, -0.1]],
  ['true', [0, 0.1]],
  ['pure', [0, 0.2]],
  ['classic', [0, 0]],
]);
