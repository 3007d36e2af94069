import { defineConfig } from "vite";

// Fixed file names: the server embeds dist/ and its templates name the files.
export default defineConfig({
  base: "/assets/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: false,
    rolldownOptions: {
      input: { theme: "src/theme.ts", map: "src/map.ts", app: "src/app.css" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
